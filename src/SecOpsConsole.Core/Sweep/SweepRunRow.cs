namespace SecOpsConsole.Core.Sweep;

/// <summary>One run as lists and the API show it.</summary>
public sealed record SweepRunRow(
    long Id,
    SweepKind Kind,
    string? AccountId,
    SweepState State,
    string StartedBy,
    DateTime StartedUtc,
    DateTime? EndedUtc,
    int Total,
    int Done,
    int Changed,
    int Found,
    int Failed,
    string? Note)
{
    public bool IsUnderWay => State is SweepState.Waiting or SweepState.Running;
}
