using System.Text;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Macie;

/// <summary>
/// Takes what Macie has and we have not into the inbox, as the events that should have come: EventBridge delivers Macie's findings as best effort. From
/// there they go the way of every event, so nothing is doubled and nothing is judged twice.
/// </summary>
public sealed class MacieBackfill(ConsoleStore store, IMacieGateway macie, EventInbox inbox)
{
    /// <summary>Events may be under way, and clocks differ: what was updated this long before is asked for again.</summary>
    private static readonly TimeSpan Overlap = TimeSpan.FromHours(1);

    /// <summary>50 findings each; the rest comes with the next piece of work.</summary>
    private const int MostPages = 20;

    /// <summary>Compares from where the last comparison ended; says how far it came, or why not.</summary>
    internal async Task<(MacieReconciled State, bool More, AwsFault? Fault)> RunAsync(MaciePlace place, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var before = await store.ReadAsync((db, ct) => MacieReconciled.ReadAsync(db, place, ct), cancellationToken).ConfigureAwait(false);
        var (found, pages, next, newest) = (0, 0, (string?)null, before.ThroughUtc);
        do
        {
            var ids = await macie.ListFindingsAsync(place, [], before.ThroughUtc - Overlap, next, cancellationToken).ConfigureAwait(false);
            if (!ids.IsOk)
            {
                return (before, false, ids.Fault);
            }

            if (ids.Value.Ids.Count > 0)
            {
                var read = await macie.ReadFindingsAsync(place, ids.Value.Ids, cancellationToken).ConfigureAwait(false);
                if (!read.IsOk)
                {
                    return (before, false, read.Fault);
                }

                found += await TakeAsync([.. read.Value.Select(MacieDetail.Read).OfType<MacieDetail>()], nowUtc, cancellationToken).ConfigureAwait(false);
                newest = read.Value.Max(finding => finding.UpdatedUtc) is { } last && (newest is null || last > newest) ? last : newest;
            }

            next = ids.Value.Next;
        }
        while (next is not null && ++pages < MostPages);

        return (new MacieReconciled(next is null ? nowUtc : newest, nowUtc, found, null), next is not null, null);
    }

    private async Task<int> TakeAsync(IReadOnlyList<MacieDetail> details, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var known = await store.ReadAsync((db, ct) => KnownAsync(db, details, ct), cancellationToken).ConfigureAwait(false);
        var missing = details.Where(detail => !known.Contains((detail.Signal.FindingId, Updated(detail, nowUtc)))).ToList();
        if (missing.Count == 0)
        {
            return 0;
        }

        var array = "[" + string.Join(',', missing.Select(detail => Encoding.UTF8.GetString(detail.Body))) + "]";
        return (await inbox.AcceptAsync(Encoding.UTF8.GetBytes(array), cancellationToken).ConfigureAwait(false)).Accepted;
    }

    /// <summary>What is kept of these findings is as new as what Macie tells.</summary>
    private static async Task<HashSet<(string Id, DateTime UpdatedUtc)>> KnownAsync(ConsoleDbContext db, IReadOnlyList<MacieDetail> details, CancellationToken cancellationToken)
    {
        var byFinding = details.ToLookup(detail => MacieIntake.KeyOf(detail.Signal));
        var bySignal = details.ToLookup(detail => SignalBook.MacieKey(detail.Signal.AccountId, detail.Signal.Region, detail.Signal.FindingId));
        var (findingKeys, signalKeys) = (byFinding.Select(group => group.Key).ToList(), bySignal.Select(group => group.Key).ToList());
        var findings = await db.Findings.AsNoTracking().Where(row => findingKeys.Contains(row.DedupKey))
            .Select(row => new { row.DedupKey, row.EventUtc }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var signals = await db.Signals.AsNoTracking().Where(row => signalKeys.Contains(row.Key))
            .Select(row => new { row.Key, row.UpdatedUtc }).ToListAsync(cancellationToken).ConfigureAwait(false);
        return
        [
            .. findings.SelectMany(row => byFinding[row.DedupKey].Where(detail => row.EventUtc >= detail.Signal.UpdatedUtc)).Select(Name),
            .. signals.SelectMany(row => bySignal[row.Key].Where(detail => row.UpdatedUtc >= detail.Signal.UpdatedUtc)).Select(Name),
        ];
    }

    private static (string, DateTime) Name(MacieDetail detail) => (detail.Signal.FindingId, detail.Signal.UpdatedUtc ?? default);

    private static DateTime Updated(MacieDetail detail, DateTime nowUtc) => detail.Signal.UpdatedUtc ?? nowUtc;
}
