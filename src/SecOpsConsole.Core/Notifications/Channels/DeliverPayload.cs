using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications.Channels;

/// <summary>Asks for what waits for one channel. Each channel is a partition of its own: a slow one holds up nobody else.</summary>
internal sealed record DeliverPayload(long ChannelId)
{
    public static string Partition(long channelId) => $"channel/{channelId}";

    /// <summary>At most one item waits for any time: the queue does not grow with a storm.</summary>
    public static async Task EnqueueAsync(WriteScope scope, long channelId, TimeSpan after, CancellationToken cancellationToken)
    {
        var (partition, untilUtc) = (Partition(channelId), scope.NowUtc + after);
        var waits = await scope.Db.WorkItems.AnyAsync(
            item => item.Partition == partition && item.Kind == WorkKind.Deliver && item.RunAtUtc <= untilUtc
                && (item.State == WorkState.Available || item.State == WorkState.Scheduled || item.State == WorkState.Retryable),
            cancellationToken).ConfigureAwait(false);
        if (!waits && !scope.Db.WorkItems.Local.Any(item => item.Partition == partition && item.RunAtUtc <= untilUtc))
        {
            scope.Enqueue(WorkKind.Deliver, partition, new DeliverPayload(channelId), after);
        }
    }
}
