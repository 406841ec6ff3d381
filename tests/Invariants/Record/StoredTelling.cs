using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Invariants.Record;

/// <summary>A row of the timeline.</summary>
public sealed record StoredTelling(long Id, long? FindingId, long? BucketId, long? AttemptId, DateTime AtUtc, FindingEventKind Kind, string Who);
