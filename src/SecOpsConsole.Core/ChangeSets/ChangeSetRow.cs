using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.ChangeSets;

/// <summary>One change as a list shows it, with what its findings come to now.</summary>
public sealed record ChangeSetRow(
    long Id, string AccountId, string? ActorName, string? ActorArn, string? ActorTool, DateTime FirstUtc, DateTime LastUtc,
    int Findings, int Open, int NeedsDecision, int Buckets, Severity? HighestSeverity);
