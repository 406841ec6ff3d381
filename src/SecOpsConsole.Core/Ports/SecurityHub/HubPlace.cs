namespace SecOpsConsole.Core.Ports.SecurityHub;

/// <summary>One account in one Region.</summary>
public sealed record HubPlace(string AccountId, string Region);
