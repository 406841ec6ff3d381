using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// What follows from a configuration item of a bucket: a look, as from any hint. It says neither who nor why, so it authors nothing: when
/// CloudTrail tells of the change too, before or after, that is who did it.
/// </summary>
internal sealed class ConfigIntake(SignalBook signals)
{
    public async Task<EventStatus> FollowAsync(WriteScope scope, InboxEvent row, EventFacts.ConfigurationItem item, CancellationToken cancellationToken)
    {
        if (item is not { AccountId: { } account, Region: { } region, BucketName: { } name })
        {
            row.Note = $"{item.Note} It names no bucket, so there is nothing to look at.";
            return EventStatus.Unrecognised;
        }

        var bucket = new BucketRef(account, region, name);
        await signals.ItemAsync(scope, row, item, bucket, cancellationToken).ConfigureAwait(false);
        LookPayload.Enqueue(scope, bucket, LookReason.Config);
        return EventStatus.Processed;
    }
}
