namespace SecOpsConsole.Core.ChangeSets;

/// <summary>From the first to the last call of a change set.</summary>
public readonly record struct ChangeSpan(long Id, DateTime FirstUtc, DateTime LastUtc);
