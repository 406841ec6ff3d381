namespace SecOpsConsole.Invariants.Record;

/// <summary>A row of Buckets.</summary>
public sealed record StoredBucket(
    long Id, string AccountId, string Region, string Name, string Mode, string? LiveFingerprint, DateTime? ObservedUtc, DateTime? DeletedUtc,
    string? HoldReason, string? HeldWhy);
