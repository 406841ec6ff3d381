using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>Reads what arrived on the webhook, newest first.</summary>
public sealed class EventQueries(ConsoleStore store)
{
    /// <summary>At most 200 rows a page; <paramref name="bucket"/> is a name, a trailing <c>*</c> matches the rest.</summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<EventRow>> ListAsync(EventStatus? status, string? bucket, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var size = PageCursor.Limit(limit);
        var after = PageCursor.Decode(cursor);
        return store.ReadAsync(async (db, ct) =>
        {
            var rows = await Rows(db, status, bucket, after).Take(size + 1).ToListAsync(ct);
            return rows.Count <= size
                ? new Page<EventRow>(rows, null)
                : new Page<EventRow>(rows[..size], PageCursor.At(rows[size - 1].Id, rows[size - 1].Id).Encode());
        }, cancellationToken);
    }

    /// <summary>The event as it arrived; null when there is none.</summary>
    public Task<byte[]?> BodyAsync(long id, CancellationToken cancellationToken) => store.ReadAsync((db, ct) =>
        db.InboxEvents.AsNoTracking().Where(e => e.Id == id).Select(e => e.Body).SingleOrDefaultAsync(ct), cancellationToken);

    internal static IQueryable<EventRow> Rows(ConsoleDbContext db, EventStatus? status, string? bucket, PageCursor? after)
    {
        var events = db.InboxEvents.AsNoTracking();
        if (status is { } wanted)
        {
            events = events.Where(e => e.Status == wanted);
        }
        if (!string.IsNullOrWhiteSpace(bucket))
        {
            var name = LikePattern.NameOrPrefix(bucket);
            events = events.Where(e => EF.Functions.Like(e.BucketName!, name, LikePattern.Escape));
        }
        if (after is not null)
        {
            events = events.Where(e => e.Id < after.Id);
        }
        return events.OrderByDescending(e => e.Id).Select(e => new EventRow(
            e.Id, e.EnvelopeId, e.ReceivedUtc, e.Status, e.Source, e.DetailType, e.Name, e.AccountId, e.Region, e.BucketName, e.EventUtc, e.Note));
    }
}
