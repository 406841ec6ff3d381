namespace SecOpsConsole.Core.Overview;

/// <summary>When a bucket was reachable by anyone through one finding; <paramref name="UntilUtc"/> null: it is now.</summary>
public readonly record struct ExposureWindow(long BucketId, DateTime FromUtc, DateTime? UntilUtc);
