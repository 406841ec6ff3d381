using SecOpsConsole.Invariants.Record;

namespace SecOpsConsole.Invariants.Rules;

/// <summary>Both sides of a run and what may be taken for granted.</summary>
internal sealed record Run(ConsoleRecord Record, AwsTruth Aws, CheckOptions Options)
{
    public StoredBucket BucketOf(StoredAttempt attempt) => Record.Buckets.First(bucket => bucket.Id == attempt.BucketId);

    public StoredVersion? Version(long? id) => id is { } known ? Record.Versions.FirstOrDefault(version => version.Id == known) : null;
}
