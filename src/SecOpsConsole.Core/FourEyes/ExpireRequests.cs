using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.FourEyes;

/// <summary>Ends the requests that nobody decided in time. It asks the store what is due, so running it twice, early or late does nothing wrong.</summary>
internal sealed class ExpireRequests(ConsoleStore store) : IWorkHandler
{
    /// <summary>At most so many at a time: every other writer waits meanwhile.</summary>
    private const int Most = 100;

    public WorkKind Kind => WorkKind.ExpireRequests;

    public async Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        while (await store.WriteAsync(RunAsync, cancellationToken).ConfigureAwait(false) == Most)
        {
            // The next hundred in a write of their own.
        }

        return new WorkOutcome.Done();
    }

    internal static IQueryable<DeskRequest> Due(ConsoleDbContext db, DateTime nowUtc) =>
        db.Requests.Where(row => row.State == RequestState.Pending && row.ExpiresUtc <= nowUtc);

    private static async Task<int> RunAsync(WriteScope scope, CancellationToken cancellationToken)
    {
        var due = await Due(scope.Db, scope.NowUtc).AsTracking().OrderBy(row => row.ExpiresUtc).Take(Most).ToListAsync(cancellationToken).ConfigureAwait(false);
        due.ForEach(request => RequestStory.Expire(scope, request));
        return due.Count;
    }
}
