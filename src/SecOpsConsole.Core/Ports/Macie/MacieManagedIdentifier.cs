namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>A managed data identifier, such as AWS_CREDENTIALS, and its category.</summary>
public sealed record MacieManagedIdentifier(string Id, string Category);
