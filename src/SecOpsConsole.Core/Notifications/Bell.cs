using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Notifications;

/// <summary>What each person has and has not read of the bell.</summary>
public sealed class Bell(ConsoleStore store)
{
    /// <summary>Lines that are shown.</summary>
    public const int MostLines = 20;

    /// <summary>More than this is "many": counting further would help nobody.</summary>
    public const int MostUnread = 99;

    /// <summary>The newest lines, and how many are unread. Nothing for whoever is no person that may read.</summary>
    public Task<BellView> ReadAsync(Caller caller, CancellationToken cancellationToken) => store.ReadAsync(
        async (db, ct) =>
        {
            if (caller.PersonId is not { } person || await AccessCheck.LoadAsync(db, caller, ct).ConfigureAwait(false) is not { } access || !access.Allows(Right.Read))
            {
                return BellView.Nothing;
            }

            var read = await db.BellReads.Where(row => row.PersonId == person).ToDictionaryAsync(row => row.LineId, row => row.Through, ct).ConfigureAwait(false);
            var all = read.GetValueOrDefault(BellRead.All);
            var lines = await Newest(db).Take(MostLines).ToListAsync(ct).ConfigureAwait(false);
            var unread = await Unread(db, person, all).Take(MostUnread + 1).CountAsync(ct).ConfigureAwait(false);
            return new BellView(unread, [.. lines.Select(line => new BellItem(line, line.LastMessageId > Math.Max(all, read.GetValueOrDefault(line.Id))))]);
        },
        cancellationToken);

    public Task MarkAllReadAsync(Caller caller, CancellationToken cancellationToken) => MarkAsync(caller, BellRead.All, cancellationToken);

    public Task MarkReadAsync(Caller caller, long lineId, CancellationToken cancellationToken) => MarkAsync(caller, lineId, cancellationToken);

    internal static IQueryable<BellLine> Newest(ConsoleDbContext db) => db.BellLines.OrderByDescending(line => line.LastMessageId);

    internal static IQueryable<BellLine> Unread(ConsoleDbContext db, long person, long all) => db.BellLines.Where(line => line.LastMessageId > all
        && !db.BellReads.Any(row => row.PersonId == person && row.LineId == line.Id && row.Through >= line.LastMessageId));

    private async Task MarkAsync(Caller caller, long lineId, CancellationToken cancellationToken)
    {
        if (caller.PersonId is not { } person)
        {
            return;
        }

        await store.WriteAsync(
            async (scope, ct) =>
            {
                if (await AccessCheck.LoadAsync(scope.Db, caller, ct).ConfigureAwait(false) is null)
                {
                    return;
                }

                var through = await scope.Db.BellLines.Where(line => lineId == BellRead.All || line.Id == lineId)
                    .MaxAsync(line => (long?)line.LastMessageId, ct).ConfigureAwait(false);
                if (through is { } known)
                {
                    await MarkAsync(scope, person, lineId, known, ct).ConfigureAwait(false);
                    scope.Changed(ChangedEntity.Notification, Change.Any);
                }
            },
            cancellationToken).ConfigureAwait(false);
    }

    private static async Task MarkAsync(WriteScope scope, long person, long lineId, long through, CancellationToken cancellationToken)
    {
        if (lineId == BellRead.All)
        {
            // Says more than what was kept of single lines.
            await scope.Db.BellReads.Where(row => row.PersonId == person && row.LineId != BellRead.All).ExecuteDeleteAsync(cancellationToken).ConfigureAwait(false);
        }

        var row = await scope.Db.BellReads.AsTracking().SingleOrDefaultAsync(r => r.PersonId == person && r.LineId == lineId, cancellationToken).ConfigureAwait(false);
        if (row is null)
        {
            scope.Db.BellReads.Add(new BellRead { PersonId = person, LineId = lineId, Through = through });
        }
        else
        {
            row.Through = Math.Max(row.Through, through);
        }
    }
}
