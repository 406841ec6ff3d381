using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Buckets;

/// <summary>The history of a bucket's default encryption: one row per change that was told of or seen.</summary>
public static class EncryptionHistory
{
    private const int MostSightings = 200;

    public static async Task RecordAsync(WriteScope scope, Bucket bucket, EncryptionSeen seen, CancellationToken cancellationToken)
    {
        if (await IsKnownAsync(Of(scope.Db, bucket.Id), seen, cancellationToken).ConfigureAwait(false))
        {
            return;
        }
        scope.Db.EncryptionSightings.Add(new EncryptionSighting
        {
            BucketId = bucket.Id,
            State = seen.Encryption.State,
            SeenUtc = seen.SeenUtc,
            Source = seen.Source,
            ActorName = seen.ActorName,
            EventId = seen.EventId,
        });
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Newest first.</summary>
    public static IQueryable<EncryptionSighting> Of(ConsoleDbContext db, long bucketId) =>
        db.EncryptionSightings.Where(row => row.BucketId == bucketId).OrderByDescending(row => row.SeenUtc).ThenByDescending(row => row.Id);

    /// <summary>What a restore would write. What lies before a deletion belonged to another bucket of the same name.</summary>
    internal static async Task<EncryptionChoice> ChooseAsync(ConsoleDbContext db, Bucket bucket, CancellationToken cancellationToken)
    {
        var deletedUtc = await db.FindingEvents
            .Where(row => row.BucketId == bucket.Id && row.FindingId == null && row.Kind == FindingEventKind.ResourceDeleted)
            .MaxAsync(row => (DateTime?)row.AtUtc, cancellationToken).ConfigureAwait(false) ?? DateTime.MinValue;
        var sightings = await Of(db, bucket.Id).AsNoTracking().Where(row => row.SeenUtc > deletedUtc).Take(MostSightings).ToListAsync(cancellationToken).ConfigureAwait(false);
        return EncryptionChooser.Choose(BucketEncryption.OfState(bucket.Encryption), sightings);
    }

    /// <summary>What was told is known by its own identity; a read of ours tells something new when the state before it was another, or was only told.</summary>
    private static async Task<bool> IsKnownAsync(IQueryable<EncryptionSighting> rows, EncryptionSeen seen, CancellationToken cancellationToken)
    {
        if (!PolicyVersions.IsFromAws(seen.Source))
        {
            return await rows.AnyAsync(row => row.Source == seen.Source && row.SeenUtc == seen.SeenUtc && row.EventId == seen.EventId, cancellationToken).ConfigureAwait(false);
        }
        var before = rows.Where(row => row.SeenUtc <= seen.SeenUtc);
        var last = await before.Select(row => row.State).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        var shown = await before.Where(row => row.Source != VersionSource.Event && row.Source != VersionSource.Macie)
            .Select(row => row.State).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return last == seen.Encryption.State && shown == last;
    }
}
