using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Suppressions;

/// <summary>
/// Ends what has reached its end, and tells people of what ends soon. It asks the store what is due, not the work item, so running it
/// twice, early or late does nothing wrong.
/// </summary>
internal sealed class ExpireDue(ConsoleStore store, SuppressionLedger ledger) : IWorkHandler
{
    /// <summary>At most so many at a time: every other writer waits meanwhile.</summary>
    private const int Most = 100;

    public WorkKind Kind => WorkKind.Expire;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        while (await store.WriteAsync(RunAsync, cancellationToken).ConfigureAwait(false) == Most)
        {
            // The next hundred in a write of their own.
        }

        return new WorkOutcome.Done();
    }

    public static async Task<bool> IsDueAsync(ConsoleDbContext db, DateTime nowUtc, CancellationToken cancellationToken) =>
        await Ended(db, nowUtc).AnyAsync(cancellationToken).ConfigureAwait(false) || await Warned(db, nowUtc).AnyAsync(cancellationToken).ConfigureAwait(false);

    internal static IQueryable<Suppression> Ended(ConsoleDbContext db, DateTime nowUtc) =>
        db.Suppressions.Where(row => row.State == SuppressionState.Active && row.ExpiresUtc <= nowUtc);

    internal static IQueryable<Suppression> Warned(ConsoleDbContext db, DateTime nowUtc) =>
        db.Suppressions.Where(row => row.State == SuppressionState.Active && row.NextWarningUtc <= nowUtc);

    private async Task<int> RunAsync(WriteScope scope, CancellationToken cancellationToken)
    {
        var ended = await Ended(scope.Db, scope.NowUtc).OrderBy(row => row.ExpiresUtc).Take(Most).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var suppression in ended)
        {
            var bucket = await scope.Db.Buckets.SingleAsync(row => row.Id == suppression.BucketId, cancellationToken).ConfigureAwait(false);
            ledger.Expire(scope, suppression, await FindingOfAsync(scope, suppression, cancellationToken).ConfigureAwait(false), bucket);
        }

        // What has just ended is still among these in the database, and no longer active here.
        var warned = await Warned(scope.Db, scope.NowUtc).OrderBy(row => row.NextWarningUtc).Take(Most).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var suppression in warned.Where(row => row.State == SuppressionState.Active))
        {
            ledger.Warn(scope, suppression, await FindingOfAsync(scope, suppression, cancellationToken).ConfigureAwait(false));
        }

        return Math.Max(ended.Count, warned.Count);
    }

    private static Task<Finding> FindingOfAsync(WriteScope scope, Suppression suppression, CancellationToken cancellationToken) =>
        scope.Db.Findings.SingleAsync(row => row.Id == suppression.FindingId, cancellationToken);
}
