namespace SecOpsConsole.Core.Buckets;

public readonly record struct BucketId(long Value);
