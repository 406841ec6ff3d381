using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Offenders;

/// <summary>Reads the story of a repeat offender.</summary>
public sealed class OffenderQueries
{
    private const int MostOffences = 200;
    private const int LongestTimeline = 500;
    private readonly ConsoleStore _store;
    private readonly QuarantineGuard _guard;

    internal OffenderQueries(ConsoleStore store, QuarantineGuard guard) => (_store, _guard) = (store, guard);

    /// <summary>Null when there is no such finding, or it is about a bucket.</summary>
    public Task<OffenderDetail?> GetAsync(FindingId id, CancellationToken cancellationToken) => _store.ReadAsync(async (db, ct) =>
    {
        if (await OffenderState.LoadAsync(db, id, ct) is not { } state)
        {
            return null;
        }
        var offences = await OfStory(db, id.Value).Take(MostOffences).ToListAsync(ct);
        var timeline = await db.FindingEvents.AsNoTracking().Where(e => e.FindingId == id.Value)
            .OrderByDescending(e => e.Id).Take(LongestTimeline).ToListAsync(ct);
        timeline.Reverse();
        return new OffenderDetail(
            state.Finding, state.Principal, offences, state.Fingerprint, Quarantine.ChoiceOf(state.Fingerprint), state.Latest, timeline,
            DenyTexts.For(state.Principal), state.Offers(_guard));
    }, cancellationToken);

    /// <summary>Newest first.</summary>
    internal static IQueryable<OffenceRow> OfStory(ConsoleDbContext db, long findingId) => db.Offences.AsNoTracking()
        .Where(o => o.StoryId == findingId).OrderByDescending(o => o.AtUtc).ThenByDescending(o => o.Id)
        .Select(o => new OffenceRow(o.Id, o.Kind, o.AtUtc, o.BucketName, o.FindingId, o.Text, o.WithdrawnUtc != null));
}
