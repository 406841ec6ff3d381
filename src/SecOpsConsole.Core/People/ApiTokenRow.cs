namespace SecOpsConsole.Core.People;

/// <summary>One API token as the settings page shows it; its secret is nowhere.</summary>
public sealed record ApiTokenRow(long Id, string Name, Role Role, DateTime CreatedUtc, DateTime? LastUsedUtc, DateTime? RevokedUtc);
