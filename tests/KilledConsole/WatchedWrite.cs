using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.KilledConsole;

/// <summary>One write and the two moments around its commit.</summary>
internal sealed class WatchedWrite(WriteRequest inner, Executioner executioner) : WriteRequest
{
    private Action _afterCommit = static () => { };
    private bool _ran;

    public override async Task RunAsync(IWriteTransaction transaction)
    {
        // The caller gives up on the write that it knows.
        _ran = inner.TryStart();
        if (!_ran)
        {
            return;
        }

        await inner.RunAsync(transaction);
        (Changes, EnqueuedWork) = (inner.Changes, inner.EnqueuedWork);
        if (executioner is { IsArmed: true, Bucket: { } bucket })
        {
            using var db = transaction.CreateContext();
            var newest = await db.Attempts.AsNoTracking().Where(a => db.Buckets.Any(b => b.Id == a.BucketId && b.Name == bucket))
                .OrderByDescending(a => a.Id).Select(a => new { a.Id, a.Status }).FirstOrDefaultAsync();
            _afterCommit = newest is null ? _afterCommit : executioner.Committing(newest.Id, newest.Status);
        }
    }

    public override void Committed()
    {
        if (_ran)
        {
            _afterCommit();
            inner.Committed();
        }
    }

    public override void Failed(Exception exception) => inner.Failed(exception);
}
