namespace SecOpsConsole.Core.Overview;

/// <summary>
/// How well it goes, over the last days. Null means that there is nothing to count yet: a zero would be a claim.
/// </summary>
/// <param name="Days">How many days back.</param>
/// <param name="Acknowledge">From when a finding was first seen to the first thing that a person decided about it, on average.</param>
/// <param name="Acknowledged">How many findings that average is of.</param>
/// <param name="Resolve">From when a finding was opened the last time until it was resolved, on average.</param>
/// <param name="Resolved">How many findings that average is of.</param>
/// <param name="ExposureMinutes">How long buckets were reachable by anyone, added up over the buckets.</param>
/// <param name="ExposedBuckets">How many buckets that sum is of.</param>
/// <param name="UndoRate">Of what automatic mode changed and read back: the share that a person took back.</param>
/// <param name="AutomaticChanges">How many changes that rate is of.</param>
/// <param name="ReopenRate">Of the findings that were resolved: the share that came back.</param>
/// <param name="Closed">How many findings that rate is of.</param>
/// <param name="CountedAll">False: there was more than is counted, and the newest count.</param>
public sealed record KeyFigures(
    int Days, TimeSpan? Acknowledge, int Acknowledged, TimeSpan? Resolve, int Resolved, double? ExposureMinutes, int ExposedBuckets,
    double? UndoRate, int AutomaticChanges, double? ReopenRate, int Closed, bool CountedAll);
