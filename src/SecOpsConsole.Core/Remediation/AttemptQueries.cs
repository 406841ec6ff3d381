using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>The list of actions: find what was done to a bucket, and undo it.</summary>
public sealed class AttemptQueries(ConsoleStore store, RemediationActions actions)
{
    /// <summary>So many of a finding's actions are shown on its page; the bucket's page has all.</summary>
    private const int MostOfFinding = 20;

    /// <summary>The actions on a bucket, newest first. At most 200 rows a page.</summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<AttemptRow>> OfBucketAsync(BucketId id, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var size = PageCursor.Limit(limit);
        var after = PageCursor.Decode(cursor);
        return store.ReadAsync(async (db, ct) =>
        {
            if (await db.Buckets.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id.Value, ct) is not { } bucket)
            {
                return new Page<AttemptRow>([], null);
            }
            var attempts = await Rows(db, id.Value, after).Take(size + 1).ToListAsync(ct);
            var rows = await ListAsync(db, actions, bucket, attempts.Count > size ? attempts[..size] : attempts, ct);
            return new Page<AttemptRow>(rows, attempts.Count > size ? new PageCursor("", attempts[size - 1].Id).Encode() : null);
        }, cancellationToken);
    }

    /// <summary>One attempt; null when there is none, or when it is about no bucket.</summary>
    public Task<AttemptRow?> GetAsync(long attemptId, CancellationToken cancellationToken) => store.ReadAsync(async (db, ct) =>
    {
        var attempt = await db.Attempts.AsNoTracking().SingleOrDefaultAsync(a => a.Id == attemptId, ct);
        return attempt?.BucketId is { } bucketId
            ? (await ListAsync(db, actions, await db.Buckets.AsNoTracking().SingleAsync(b => b.Id == bucketId, ct), [attempt], ct))[0]
            : null;
    }, cancellationToken);

    /// <summary>The query behind the list, so that a test can read its plan.</summary>
    internal static IQueryable<RemediationAttempt> Rows(ConsoleDbContext db, long bucketId, PageCursor? after)
    {
        var rows = db.Attempts.AsNoTracking().Where(a => a.BucketId == bucketId);
        if (after is not null)
        {
            rows = rows.Where(a => a.Id < after.Id);
        }
        return rows.OrderByDescending(a => a.Id);
    }

    /// <summary>The actions that a finding's timeline tells of, newest first.</summary>
    internal static async Task<IReadOnlyList<AttemptRow>> OfFindingAsync(
        ConsoleDbContext db, RemediationActions actions, long findingId, Bucket bucket, CancellationToken cancellationToken)
    {
        var told = db.FindingEvents.Where(e => e.FindingId == findingId && e.AttemptId != null).Select(e => e.AttemptId!.Value);
        var attempts = await db.Attempts.AsNoTracking().Where(a => a.BucketId == bucket.Id && told.Contains(a.Id))
            .OrderByDescending(a => a.Id).Take(MostOfFinding).ToListAsync(cancellationToken);
        return await ListAsync(db, actions, bucket, attempts, cancellationToken);
    }

    private static async Task<IReadOnlyList<AttemptRow>> ListAsync(
        ConsoleDbContext db, RemediationActions actions, Bucket bucket, List<RemediationAttempt> attempts, CancellationToken cancellationToken)
    {
        var ids = attempts.SelectMany(a => new[] { a.PreImageVersionId, a.TargetVersionId }).OfType<long>().Distinct().ToList();
        var versions = await db.PolicyVersions.AsNoTracking().Where(v => ids.Contains(v.Id)).ToDictionaryAsync(v => v.Id, cancellationToken);
        var active = await Attempts.ActiveAsync(db, bucket.Id, cancellationToken);
        return [.. attempts.Select(attempt =>
        {
            var preImage = attempt.PreImageVersionId is { } id ? versions.GetValueOrDefault(id) : null;
            var target = attempt.TargetVersionId is { } to ? versions.GetValueOrDefault(to) : null;
            return new AttemptRow(
                attempt,
                actions[attempt.Action].Label,
                attempt.PreImageState is { } before ? StateWords.Of(attempt.Subject, before, preImage) : null,
                StateWords.Of(attempt.Subject, attempt.TargetFingerprint, target),
                UndoOffers.For(attempt, bucket, active is null || active.Id == attempt.Id ? null : active, preImage));
        })];
    }
}
