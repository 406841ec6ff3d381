namespace SecOpsConsole.Core.Macie;

/// <summary>A finding that a rule would have hidden.</summary>
public sealed record MacieRuleExample(string Type, string Title, string? Bucket, string? ObjectKey, bool Sample);
