namespace SecOpsConsole.Core.People;

/// <summary>One API token as it is listed; its secret is nowhere.</summary>
/// <param name="CreatedBy">The person who made it; null for the operator's verb, or before this was recorded.</param>
/// <param name="LastUsedUtc">To the hour; null when it was never used.</param>
public sealed record ApiTokenRow(long Id, string Name, Role Role, DateTime CreatedUtc, string? CreatedBy, DateTime? LastUsedUtc, DateTime? RevokedUtc);
