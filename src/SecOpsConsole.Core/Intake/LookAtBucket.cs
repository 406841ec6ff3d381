using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// Looks at a bucket: reads what is live, then records and judges it in one write. Events only make us look; what is true is what AWS
/// answers here. Running it twice changes nothing the second time.
/// </summary>
internal sealed class LookAtBucket(ConsoleStore store, LookReader reader, LookRecorder recorder, MacieSettlement macie) : IWorkHandler
{
    public WorkKind Kind => WorkKind.Look;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var payload = WorkPayload.Read<LookPayload>(item);
        var (facts, later) = await reader.ReadAsync(payload, item.Attempt, cancellationToken).ConfigureAwait(false);
        if (facts is null)
        {
            if (later is WorkOutcome.Done)
            {
                await store.WriteAsync((scope, token) => macie.SettleAsync(scope, payload.Bucket, isLast: true, token), cancellationToken).ConfigureAwait(false);
            }

            return later!;
        }

        await store.WriteAsync(
            async (scope, token) =>
            {
                await recorder.RecordAsync(scope, facts, token).ConfigureAwait(false);
                await macie.SettleAsync(scope, payload.Bucket, facts is { Gone: true } or { ReadError: not null } || payload.IsLast, token).ConfigureAwait(false);
                await ChangeSetBook.AttachAsync(scope, token).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        return new WorkOutcome.Done();
    }

    /// <summary>The bucket's page says that what it shows may be old.</summary>
    public async Task DiscardedAsync(WorkItem item, string why, WriteScope scope, CancellationToken cancellationToken)
    {
        var payload = WorkPayload.Read<LookPayload>(item);
        var bucket = await BucketStore.FindAsync(scope.Db, payload.Bucket, cancellationToken).ConfigureAwait(false);
        if (bucket is not null)
        {
            bucket.LookError = $"The last look failed: {why} What is shown may be old. Press Look again on the page of the bucket.";
        }

        await macie.SettleAsync(scope, payload.Bucket, isLast: true, cancellationToken).ConfigureAwait(false);
    }
}
