using System.Text;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Findings;
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

    /// <summary>Compares from where the last comparison ended, or goes on with one that did not end; says how far it came, or why not.</summary>
    internal async Task<(MacieReconciled State, bool More, AwsFault? Fault)> RunAsync(MaciePlace place, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var before = await store.ReadAsync((db, ct) => MacieReconciled.ReadAsync(db, place, ct), cancellationToken).ConfigureAwait(false);
        var start = before.Position ?? new MaciePosition(nowUtc, before.ThroughUtc - Overlap, null);
        var (found, pages, next, newest) = (before.Position is null ? 0 : before.Found, 0, start.Next, start.SinceUtc);
        do
        {
            var ids = await macie.ListFindingsAsync(place, [], start.SinceUtc, next, cancellationToken).ConfigureAwait(false);
            if (ids.Fault is { Kind: AwsFaultKind.Invalid } && next is not null)
            {
                // A token that Macie no longer takes: from the time, at the next interval.
                return (Stopped(before, place, nowUtc, found), false, null);
            }

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

        return next is null
            ? (new MacieReconciled(start.StartedUtc, nowUtc, found, null), false, null)
            : GoOn(before, start, place, nowUtc, found, newest, next);
    }

    /// <summary>
    /// The next piece of work lists from the newest update on, which it reads again: several findings may have that instant. Where all have it, only Macie's
    /// token tells them apart. What did not advance is not tried again at once.
    /// </summary>
    private static (MacieReconciled State, bool More, AwsFault? Fault) GoOn(
        MacieReconciled before, MaciePosition start, MaciePlace place, DateTime nowUtc, int found, DateTime? newest, string next)
    {
        var position = newest > start.SinceUtc || (start.SinceUtc is null && newest is not null)
            ? start with { SinceUtc = newest, Next = null }
            : start with { Next = next };
        if (position == start)
        {
            return (Stopped(before, place, nowUtc, found), false, null);
        }

        var through = before.ThroughUtc is null || newest > before.ThroughUtc ? newest : before.ThroughUtc;
        return (new MacieReconciled(through, nowUtc, found, null) { Position = position }, true, null);
    }

    private static MacieReconciled Stopped(MacieReconciled before, MaciePlace place, DateTime nowUtc, int found) => before with
    {
        AtUtc = nowUtc,
        Found = found,
        Position = null,
        Problem = $"Macie's list of findings of {place} did not go on, so {(before.ThroughUtc is null ? "some" : $"some after {before.ThroughUtc:yyyy-MM-dd HH:mm:ss} UTC")} "
            + "were not compared. It is tried again at the next interval. If it stays so, look at the findings in Macie's own console.",
    };

    private async Task<int> TakeAsync(IReadOnlyList<MacieDetail> details, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var (known, other) = await store.ReadAsync((db, ct) => KnownAsync(db, details, ct), cancellationToken).ConfigureAwait(false);
        if (other.Count > 0)
        {
            await store.WriteAsync(async (scope, ct) =>
            {
                foreach (var (finding, signal) in other)
                {
                    await MacieReconcilePayload.EnqueueAskAsync(scope, finding, signal, ct).ConfigureAwait(false);
                }
            }, cancellationToken).ConfigureAwait(false);
        }

        var missing = details.Where(detail => !known.Contains((detail.Signal.FindingId, Updated(detail, nowUtc)))).ToList();
        if (missing.Count == 0)
        {
            return 0;
        }

        var array = "[" + string.Join(',', missing.Select(detail => Encoding.UTF8.GetString(detail.Body))) + "]";
        return (await inbox.AcceptAsync(Encoding.UTF8.GetBytes(array), cancellationToken).ConfigureAwait(false)).Accepted;
    }

    /// <summary>
    /// What is kept of these findings is as new as what Macie tells; and those of them that are kept otherwise than Macie tells: an event told what is not so.
    /// </summary>
    private static async Task<(HashSet<(string Id, DateTime UpdatedUtc)> Known, List<(Finding Finding, EventFacts.MacieSignal Told)> Other)> KnownAsync(
        ConsoleDbContext db, IReadOnlyList<MacieDetail> details, CancellationToken cancellationToken)
    {
        var byFinding = details.ToLookup(detail => MacieIntake.KeyOf(detail.Signal));
        var bySignal = details.ToLookup(detail => SignalBook.MacieKey(detail.Signal.AccountId, detail.Signal.Region, detail.Signal.FindingId));
        var (findingKeys, signalKeys) = (byFinding.Select(group => group.Key).ToList(), bySignal.Select(group => group.Key).ToList());
        var findings = await db.Findings.AsNoTracking().Where(row => findingKeys.Contains(row.DedupKey)).ToListAsync(cancellationToken).ConfigureAwait(false);
        var signals = await db.Signals.AsNoTracking().Where(row => signalKeys.Contains(row.Key))
            .Select(row => new { row.Key, row.UpdatedUtc }).ToListAsync(cancellationToken).ConfigureAwait(false);
        var newer = findings.SelectMany(row => byFinding[row.DedupKey].Where(detail => row.EventUtc >= detail.Signal.UpdatedUtc).Select(detail => (Row: row, Detail: detail))).ToList();
        return (
            [
                .. newer.Select(pair => Name(pair.Detail)),
                .. signals.SelectMany(row => bySignal[row.Key].Where(detail => row.UpdatedUtc >= detail.Signal.UpdatedUtc)).Select(Name),
            ],
            [.. newer.Where(pair => !pair.Detail.Signal.Sample && IsOther(pair.Row, pair.Detail.Signal)).Select(pair => (pair.Row, pair.Detail.Signal))]);
    }

    /// <summary>An earlier run of a job told the same object otherwise, and that is no contradiction.</summary>
    private static bool IsOther(Finding row, EventFacts.MacieSignal told) =>
        row.ExternalId == told.FindingId && (MacieFacts.Of(row) != MacieFacts.Of(told) || row.EventUtc > told.UpdatedUtc);

    private static (string, DateTime) Name(MacieDetail detail) => (detail.Signal.FindingId, detail.Signal.UpdatedUtc ?? default);

    private static DateTime Updated(MacieDetail detail, DateTime nowUtc) => detail.Signal.UpdatedUtc ?? nowUtc;
}
