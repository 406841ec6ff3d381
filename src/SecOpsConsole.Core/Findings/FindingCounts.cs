namespace SecOpsConsole.Core.Findings;

/// <summary>How many findings stand behind each tab.</summary>
public sealed record FindingCounts(int NeedsDecision, int Escalated, int Held, int Automatic, int Suppressed, int Resolved);
