using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.SecurityHub;

/// <summary>Asks for what waits for Security Hub in one account and Region. Each place is a partition of its own: its rate is kept there.</summary>
internal sealed record HubNotePayload(string AccountId, string Region)
{
    /// <summary>At most one item waits for any time: the queue does not grow with a storm.</summary>
    public static async Task EnqueueAsync(WriteScope scope, string accountId, string region, TimeSpan after, CancellationToken cancellationToken)
    {
        var (partition, untilUtc) = ($"securityhub/{accountId}/{region}", scope.NowUtc + after);
        var waits = await scope.Db.WorkItems.AnyAsync(
            item => item.Partition == partition && item.Kind == WorkKind.NoteInHub && item.RunAtUtc <= untilUtc
                && (item.State == WorkState.Available || item.State == WorkState.Scheduled || item.State == WorkState.Retryable),
            cancellationToken).ConfigureAwait(false);
        if (!waits && !scope.Db.WorkItems.Local.Any(item => item.Partition == partition && item.State != WorkState.Executing && item.RunAtUtc <= untilUtc))
        {
            scope.Enqueue(WorkKind.NoteInHub, partition, new HubNotePayload(accountId, region), after);
        }
    }
}
