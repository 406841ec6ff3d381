namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>A tag of a bucket.</summary>
public sealed record MacieTag(string Key, string Value);
