using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Sweep;

/// <summary>Reads the runs, newest first.</summary>
public sealed class SweepQueries(ConsoleStore store)
{
    /// <summary>At most 200 rows a page.</summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<SweepRunRow>> ListAsync(string? cursor, int limit, CancellationToken cancellationToken)
    {
        var size = PageCursor.Limit(limit);
        var after = PageCursor.Decode(cursor);
        return store.ReadAsync(async (db, ct) =>
        {
            var rows = await Rows(db, after).Take(size + 1).ToListAsync(ct);
            return rows.Count <= size
                ? new Page<SweepRunRow>(rows, null)
                : new Page<SweepRunRow>(rows[..size], PageCursor.At(rows[size - 1].Id, rows[size - 1].Id).Encode());
        }, cancellationToken);
    }

    public Task<SweepRunRow?> GetAsync(long id, CancellationToken cancellationToken) => store.ReadAsync(
        (db, ct) => db.SweepRuns.AsNoTracking().Where(run => run.Id == id).Select(ToRow).SingleOrDefaultAsync(ct), cancellationToken);

    /// <summary>The run that is under way; without one the newest sweep, then the newest inventory; null before the first.</summary>
    public Task<SweepRunRow?> CurrentAsync(CancellationToken cancellationToken) => store.ReadAsync(
        async (db, ct) => await NewestAsync(db.SweepRuns.Where(run => run.State == SweepState.Running || run.State == SweepState.Waiting), ct)
            ?? await NewestAsync(db.SweepRuns.Where(run => run.Kind == SweepKind.Sweep), ct)
            ?? await NewestAsync(db.SweepRuns, ct),
        cancellationToken);

    private static Task<SweepRunRow?> NewestAsync(IQueryable<SweepRun> runs, CancellationToken cancellationToken) =>
        runs.AsNoTracking().OrderByDescending(run => run.Id).Select(ToRow).FirstOrDefaultAsync(cancellationToken);

    internal static IQueryable<SweepRunRow> Rows(ConsoleDbContext db, PageCursor? after)
    {
        var runs = db.SweepRuns.AsNoTracking();
        if (after is not null)
        {
            runs = runs.Where(run => run.Id < after.Id);
        }

        return runs.OrderByDescending(run => run.Id).Select(ToRow);
    }

    private static readonly System.Linq.Expressions.Expression<Func<SweepRun, SweepRunRow>> ToRow = run => new SweepRunRow(
        run.Id, run.Kind, run.AccountId, run.State, run.StartedBy, run.StartedUtc, run.EndedUtc,
        run.Total, run.Done, run.Changed, run.Found, run.Failed, run.Note);
}
