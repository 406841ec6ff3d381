using SecOpsConsole.Invariants.Record;

namespace SecOpsConsole.Invariants.Rules;

/// <summary>Both sides of a run and what may be taken for granted.</summary>
internal sealed record Run(ConsoleRecord Record, AwsTruth Aws, CheckOptions Options)
{
    /// <summary>Null for an attempt that is not about a bucket.</summary>
    public StoredBucket? BucketOf(StoredAttempt attempt) => Record.Buckets.FirstOrDefault(bucket => bucket.Id == attempt.BucketId);

    /// <summary>What an attempt changes, for people.</summary>
    public string Where(StoredAttempt attempt) => BucketOf(attempt)?.Name ?? attempt.Subject;

    public StoredVersion? Version(long? id) => id is { } known ? Record.Versions.FirstOrDefault(version => version.Id == known) : null;
}
