namespace SecOpsConsole.Invariants.Record;

/// <summary>A row of PolicyVersions.</summary>
public sealed record StoredVersion(long Id, long BucketId, string Fingerprint, string? Text, bool Accepted, string? ApprovedBy);
