using System.Text.Json.Serialization;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>The payload of a Look work item.</summary>
/// <param name="AccountId">The bucket's owner.</param>
/// <param name="Region">The bucket's Region.</param>
/// <param name="Name">The bucket's name.</param>
/// <param name="Reason">Why.</param>
/// <param name="EventId">The row of the event that told of a change; null when none did.</param>
/// <param name="Again">How many looks were already taken for the same reason: first reads can be stale.</param>
/// <param name="SweepRunId">The sweep that asked for it.</param>
public sealed record LookPayload(
    string AccountId, string Region, string Name, LookReason Reason, long? EventId = null, int Again = 0, long? SweepRunId = null)
{
    /// <summary>
    /// Bucket configuration is eventually consistent (S3 user guide, "Amazon S3 data consistency model"): when what we read is not
    /// what we were told, we look again after these times before we believe it.
    /// </summary>
    public static IReadOnlyList<TimeSpan> LookAgainAfter { get; } =
        [TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(60)];

    /// <summary>When the last of the repeated looks is taken.</summary>
    public static TimeSpan LastLookAfter { get; } = LookAgainAfter.Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait);

    /// <summary>No later look will follow: what is read now is believed.</summary>
    [JsonIgnore]
    public bool IsLast => Again >= LookAgainAfter.Count;

    [JsonIgnore]
    public BucketRef Bucket => new(AccountId, Region, Name);

    /// <summary>Enqueues a look at a bucket in the caller's transaction.</summary>
    public static void Enqueue(
        WriteScope scope, BucketRef bucket, LookReason reason, long? eventId = null, TimeSpan? delay = null, long? sweepRunId = null)
        => scope.Enqueue(
            WorkKind.Look,
            BucketStore.Partition(bucket.AccountId, bucket.Region, bucket.Name),
            new LookPayload(bucket.AccountId, bucket.Region, bucket.Name, reason, eventId, SweepRunId: sweepRunId),
            delay);

    /// <summary>
    /// Enqueues a look that comes after all repeated ones would have come: what it reads is believed, whatever was read before.
    /// </summary>
    public static void EnqueueLast(WriteScope scope, BucketRef bucket, LookReason reason)
        => scope.Enqueue(
            WorkKind.Look,
            BucketStore.Partition(bucket.AccountId, bucket.Region, bucket.Name),
            new LookPayload(bucket.AccountId, bucket.Region, bucket.Name, reason, Again: LookAgainAfter.Count),
            LastLookAfter);

    /// <summary>Enqueues the next look for the same reason; nothing when this was the last.</summary>
    public void EnqueueAgain(WriteScope scope)
    {
        if (!IsLast)
        {
            scope.Enqueue(WorkKind.Look, BucketStore.Partition(AccountId, Region, Name), this with { Again = Again + 1 }, LookAgainAfter[Again]);
        }
    }
}
