using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications;

/// <summary>Asks for the notifications that wait; it names none, because the outbox says what waits.</summary>
internal sealed record NotifyPayload
{
    private const string Partition = "notify";

    /// <summary>What happens is gathered for this long, so that what belongs together is told together.</summary>
    public static readonly TimeSpan Gather = TimeSpan.FromSeconds(2);

    public static Task EnqueueAsync(WriteScope scope, CancellationToken cancellationToken) => EnqueueAsync(scope, Gather, cancellationToken);

    /// <summary>At most one item waits for any time: the queue does not grow with a storm.</summary>
    public static async Task EnqueueAsync(WriteScope scope, TimeSpan after, CancellationToken cancellationToken)
    {
        if (!await Waiting(scope.Db, scope.NowUtc + after).AnyAsync(cancellationToken).ConfigureAwait(false))
        {
            scope.Enqueue(WorkKind.Notify, Partition, new NotifyPayload(), after);
        }
    }

    /// <summary>Items that have not begun and begin until then. One that executes may have read the outbox already.</summary>
    internal static IQueryable<WorkItem> Waiting(ConsoleDbContext db, DateTime untilUtc) => db.WorkItems.Where(item =>
        (item.State == WorkState.Scheduled || item.State == WorkState.Retryable) && item.RunAtUtc <= untilUtc && item.Kind == WorkKind.Notify);
}
