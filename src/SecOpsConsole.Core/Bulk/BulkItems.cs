using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Bulk;

/// <summary>
/// Settles items. The Desk calls it in the write of its command, so that the decision and the record of it are one transaction: after a
/// crash an item is either decided and says so, or was not touched.
/// </summary>
internal static class BulkItems
{
    /// <summary>What the Desk answered when it decided this item before; null when it has not.</summary>
    public static async Task<DeskResult?> SettledAsync(ConsoleDbContext db, long itemId, CancellationToken cancellationToken)
    {
        var item = await db.BulkItems.AsNoTracking().SingleAsync(row => row.Id == itemId, cancellationToken).ConfigureAwait(false);
        return item.Outcome is { } outcome ? new DeskResult(outcome, item.Message ?? "", item.AttemptId) : null;
    }

    public static async Task SettleAsync(WriteScope scope, long itemId, DeskResult result, CancellationToken cancellationToken)
    {
        var item = await scope.Db.BulkItems.AsTracking().SingleAsync(row => row.Id == itemId, cancellationToken).ConfigureAwait(false);
        if (item.Outcome is not null)
        {
            return;
        }

        (item.Outcome, item.Message, item.AttemptId, item.DecidedUtc) = (result.Outcome, result.Message, result.AttemptId, scope.NowUtc);
        var decision = await scope.Db.BulkDecisions.AsTracking().SingleAsync(row => row.Id == item.BulkDecisionId, cancellationToken).ConfigureAwait(false);
        decision.Decided++;
        decision.Accepted += result.IsAccepted ? 1 : 0;
    }
}
