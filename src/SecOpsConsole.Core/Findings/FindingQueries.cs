using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Intake.Sources;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Findings;

/// <summary>Reads findings for lists, tabs and the finding's page.</summary>
public sealed class FindingQueries(ConsoleStore store, RemediationActions actions, TimeProvider time)
{
    private const int LongestTimeline = 500;

    /// <summary>
    /// Findings, at most 200 a page: by the instant of their event, newest first; what needs a decision and the findings of one change are
    /// the worst first, of these what is exposed now, then the oldest.
    /// </summary>
    /// <exception cref="FormatException">The cursor is not one that this list gave.</exception>
    public Task<Page<FindingRow>> ListAsync(FindingFilter filter, string? cursor, int limit, CancellationToken cancellationToken)
    {
        var size = PageCursor.Limit(limit);
        var after = PageCursor.Decode(cursor);
        return store.ReadAsync(async (db, ct) =>
        {
            var rows = await FindingListQuery.Rows(db, filter, after, time.GetUtcNow().UtcDateTime).Take(size + 1).ToListAsync(ct);
            return FindingListQuery.ToPage(rows, size, filter);
        }, cancellationToken);
    }

    /// <summary>These findings as a list shows them, at most 200; those that do not exist are left out.</summary>
    public Task<List<FindingRow>> RowsAsync(IReadOnlyList<long> ids, CancellationToken cancellationToken) =>
        store.ReadAsync((db, ct) => FindingListQuery.OfIds(db, [.. ids.Take(PageCursor.LargestPage)]).ToListAsync(ct), cancellationToken);

    /// <summary>The change that a finding came by, and who told of it; null when there is no such finding about a bucket.</summary>
    public Task<FindingChange?> ChangeOfAsync(FindingId id, CancellationToken cancellationToken) =>
        store.ReadAsync((db, ct) => ChangeSetQueries.OfAsync(db, id, ct), cancellationToken);

    /// <summary>How many findings stand behind each tab.</summary>
    public Task<FindingCounts> CountsAsync(CancellationToken cancellationToken) => store.ReadAsync(async (db, ct) => new FindingCounts(
        await CountAsync(db, FindingView.NeedsDecision, ct),
        await CountAsync(db, FindingView.Escalated, ct),
        await CountAsync(db, FindingView.Held, ct),
        await CountAsync(db, FindingView.Automatic, ct),
        await CountAsync(db, FindingView.Suppressed, ct),
        await CountAsync(db, FindingView.Resolved, ct)), cancellationToken);

    public Task<FindingDetail?> GetAsync(FindingId id, CancellationToken cancellationToken) => store.ReadAsync((db, ct) => LoadAsync(db, id, ct), cancellationToken);

    private static Task<int> CountAsync(ConsoleDbContext db, FindingView view, CancellationToken cancellationToken) =>
        FindingListQuery.InView(db, view).CountAsync(cancellationToken);

    private async Task<FindingDetail?> LoadAsync(ConsoleDbContext db, FindingId id, CancellationToken cancellationToken)
    {
        var finding = await db.Findings.AsNoTracking().SingleOrDefaultAsync(f => f.Id == id.Value, cancellationToken);
        if (finding is null || finding.PrincipalId is not null)
        {
            return null;
        }
        var bucket = await db.Buckets.AsNoTracking().SingleAsync(b => b.Id == finding.BucketId, cancellationToken);
        var state = await FindingState.LoadAsync(db, finding, bucket, cancellationToken);
        var timeline = await db.FindingEvents.AsNoTracking()
            .Where(e => e.FindingId == finding.Id)
            .OrderByDescending(e => e.Id).Take(LongestTimeline).ToListAsync(cancellationToken);
        timeline.Reverse();
        return new FindingDetail(finding, bucket, bucket.LiveFingerprint, state.Live, state.Judged, state.Baseline,
            state.LatestAttempt, timeline, FindingOffers.For(state),
            await AttemptQueries.OfFindingAsync(db, actions, finding.Id, bucket, cancellationToken), state.FormerBlock)
        {
            Decisions = await DecisionQueries.OfFindingAsync(db, finding, bucket, cancellationToken),
            Macie = await MacieReconciled.ReadAsync(db, new MaciePlace(bucket.AccountId, bucket.Region), cancellationToken),
            MacieResult = await MacieResultAsync(db, finding, cancellationToken),
        };
    }

    private static async Task<MacieResult?> MacieResultAsync(ConsoleDbContext db, Finding finding, CancellationToken cancellationToken)
    {
        if (finding is not { Source: FindingSource.Macie, EventId: { } told })
        {
            return null;
        }

        var body = await db.InboxEvents.Where(row => row.Id == told).Select(row => row.Body).SingleOrDefaultAsync(cancellationToken);
        // Macie itself may have been asked since, and have said otherwise than the event.
        return body is not null && MacieResultReader.Read(body) is { } result && (result.ToldUtc is not { } at || at == finding.EventUtc) ? result : null;
    }
}
