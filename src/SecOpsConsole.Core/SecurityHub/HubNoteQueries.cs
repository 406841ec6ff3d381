using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.SecurityHub;

/// <summary>Reads what was noted in Security Hub, or could not be, or waits.</summary>
public sealed class HubNoteQueries(ConsoleStore store)
{
    /// <summary>Newest first. At most 200 rows a page.</summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<HubNoteRow>> ListAsync(bool failedOnly, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var size = PageCursor.Limit(limit);
        var after = PageCursor.Decode(cursor);
        return store.ReadAsync(async (db, ct) =>
        {
            var rows = await Rows(db, failedOnly, after?.Id ?? long.MaxValue).Take(size + 1).Select(row => new HubNoteRow(
                row.Id, row.FindingId, row.AccountId, row.Region, row.ExternalId, row.Status, row.Text, row.Who, row.AtUtc, row.State, row.Attempts, row.DueUtc, row.EndedUtc, row.LastError))
                .ToListAsync(ct).ConfigureAwait(false);
            return rows.Count <= size ? new Page<HubNoteRow>(rows, null) : new Page<HubNoteRow>(rows[..size], PageCursor.At(rows[size - 1].Id, rows[size - 1].Id).Encode());
        }, cancellationToken);
    }

    /// <summary>By the primary key; a page of what failed walks over what did not.</summary>
    internal static IQueryable<HubNote> Rows(ConsoleDbContext db, bool failedOnly, long after)
    {
        var rows = db.HubNotes.Where(row => row.Id < after).OrderByDescending(row => row.Id);
        return failedOnly ? rows.Where(row => row.State == DeliveryState.Failed) : rows;
    }
}
