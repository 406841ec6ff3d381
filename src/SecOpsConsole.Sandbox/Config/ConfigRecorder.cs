using SecOpsConsole.Sandbox.Events;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.State;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Config;

/// <summary>
/// The configuration recorder: each successful change of a bucket becomes a configuration item after
/// <see cref="SandboxPace.ConfigDelay"/>, and a "Config Configuration Item Change" event with it. The item shows the
/// bucket as the change left it; what is not recorded yet survives a restart.
/// </summary>
internal sealed class ConfigRecorder(
    ConfigHistory history, StateSection<PendingItem> pending, S3Store buckets, EventBus bus, SandboxPace pace, TimeProvider time)
    : ICallListener
{
    private readonly DueQueue<PendingItem> queue = new(time);

    /// <summary>How many changes of buckets are not configuration items yet.</summary>
    public int Unrecorded => pending.Count;

    public void OnCall(ApiCall call)
    {
        if (call is not { EventSource: "s3.amazonaws.com", Management: true, ReadOnly: false, Status: < 300, Bucket: { } name })
        {
            return;
        }

        var item = buckets.Find(name) is { } bucket
            ? ConfigurationItemWriter.Write(bucket, IsCreation(call) ? ItemStatus.ResourceDiscovered : ItemStatus.OK, call.TimeUtc)
            : Deleted(call, name);
        var waiting = new PendingItem(Guid.NewGuid().ToString("N"), item, time.GetUtcNow().UtcDateTime + pace.ConfigDelay);
        pending.Set(waiting.Id, waiting);
        queue.Add(waiting, waiting.DueUtc);
    }

    public Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var item in pending.All())
        {
            queue.Add(item, item.DueUtc);
        }

        return queue.RunAsync(Record, cancellationToken);
    }

    private static bool IsCreation(ApiCall call) => call.Operation == "CreateBucket";

    private static ConfigurationItem Deleted(ApiCall call, string bucket) => new()
    {
        AccountId = call.BucketOwner ?? call.Caller.AccountId,
        Region = call.Region,
        ResourceId = bucket,
        CaptureUtc = call.TimeUtc,
        Status = ItemStatus.ResourceDeleted,
        ResourceCreatedUtc = call.TimeUtc,
        Tags = new Dictionary<string, string>(),
        Configuration = "null",
        SupplementaryConfiguration = new Dictionary<string, string>(),
    };

    private void Record(PendingItem waiting)
    {
        // Gone: recorded already (it can be queued twice around a start) or forgotten by a reset.
        if (pending.Find(waiting.Id) is null)
        {
            return;
        }

        var (stored, before) = history.Record(waiting.Item with { CaptureUtc = waiting.DueUtc });
        bus.Publish(stored.AccountId, stored.Region, ConfigItemChangeEvent.Write(stored, before), TimeSpan.Zero);
        pending.Remove(waiting.Id);
    }
}
