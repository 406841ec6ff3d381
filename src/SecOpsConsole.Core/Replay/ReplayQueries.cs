using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Replay;

/// <summary>Reads replays and what they found.</summary>
public sealed class ReplayQueries(ConsoleStore store)
{
    /// <summary>The replays that are kept, newest first.</summary>
    public Task<List<ReplayRun>> ListAsync(CancellationToken cancellationToken) => store.ReadAsync((db, ct) =>
        db.ReplayRuns.AsNoTracking().OrderByDescending(r => r.Id).Take(ReplayLimits.MostRuns + ReplayLimits.MostActive).ToListAsync(ct), cancellationToken);

    /// <summary>Null when there is no such replay (any more).</summary>
    public Task<ReplayRun?> GetAsync(long id, CancellationToken cancellationToken) => store.ReadAsync((db, ct) =>
        db.ReplayRuns.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct), cancellationToken);

    /// <summary>In the order of the events. At most 200 rows a page.</summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<ReplayDifference>> DifferencesAsync(
        long runId, ReplayDifferenceKind? kind, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var (size, after) = (PageCursor.Limit(limit), PageCursor.Decode(cursor));
        return store.ReadAsync(async (db, ct) =>
        {
            var rows = await ReplayListQuery.Differences(db, runId, kind, after).Take(size + 1).ToListAsync(ct);
            return rows.Count <= size
                ? new Page<ReplayDifference>(rows, null)
                : new Page<ReplayDifference>(rows[..size], PageCursor.At(rows[size - 1].Id, rows[size - 1].Id).Encode());
        }, cancellationToken);
    }
}
