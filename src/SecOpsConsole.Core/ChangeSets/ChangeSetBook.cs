using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.ChangeSets;

/// <summary>Keeps the change sets: a call joins or begins one, and findings follow the call that they came by.</summary>
internal static class ChangeSetBook
{
    /// <summary>The set that the call belongs to, made or extended in the caller's write.</summary>
    public static async Task<ChangeSet> JoinAsync(WriteScope scope, string accountId, Signal call, Actor actor, CancellationToken cancellationToken)
    {
        // Who it was is not known: the call is a change by itself.
        var chain = ChangeRules.ChainOf(accountId, actor) ?? call.Key;
        var near = await Near(scope.Db, chain, call.AtUtc).AsTracking().ToDictionaryAsync(set => set.Id, cancellationToken).ConfigureAwait(false);
        var reached = ChangeRules.Reached(near.Values.Select(set => new ChangeSpan(set.Id, set.FirstUtc, set.LastUtc)), call.AtUtc);
        if (reached.Count == 0)
        {
            return await BeginAsync(scope, accountId, chain, call.AtUtc, actor, cancellationToken).ConfigureAwait(false);
        }

        var set = near[reached[0].Id];
        foreach (var other in reached.Skip(1))
        {
            await MergeAsync(scope, set, near[other.Id], cancellationToken).ConfigureAwait(false);
        }

        Extend(set, call.AtUtc, call.AtUtc, actor);
        return set;
    }

    internal static IQueryable<ChangeSet> Near(ConsoleDbContext db, string chain, DateTime atUtc)
    {
        var (fromUtc, toUtc) = (atUtc - ChangeRules.Pause, atUtc + ChangeRules.Pause);
        return db.ChangeSets.Where(set => set.Chain == chain && set.LastUtc >= fromUtc && set.FirstUtc <= toUtc && set.MergedIntoId == null);
    }

    /// <summary>
    /// Each finding that this write touched belongs to the set of the call that it came by; one without a call belongs to none. Macie's own
    /// findings follow their signal.
    /// </summary>
    public static async Task AttachAsync(WriteScope scope, CancellationToken cancellationToken)
    {
        var findings = scope.Db.Findings.Local.Where(finding => finding.BucketId is not null && finding.Source != FindingSource.Macie).ToList();
        var events = findings.Where(finding => finding.EventId is not null).Select(finding => finding.EventId!.Value).Distinct().ToList();
        var sets = events.Count == 0 ? [] : await scope.Db.Signals
            .Where(signal => events.Contains(signal.EventId) && signal.Kind == SignalKind.CloudTrail && signal.ChangeSetId != null)
            .ToDictionaryAsync(signal => signal.EventId, signal => signal.ChangeSetId!.Value, cancellationToken).ConfigureAwait(false);
        foreach (var finding in findings)
        {
            var set = finding.EventId is { } told && sets.TryGetValue(told, out var known) ? known : (long?)null;
            if (finding.ChangeSetId != set)
            {
                finding.ChangeSetId = set;
                await ListAsync(scope, set, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>A set with a finding is listed.</summary>
    public static async Task ListAsync(WriteScope scope, long? setId, CancellationToken cancellationToken)
    {
        if (setId is { } id && await scope.Db.ChangeSets.FindAsync([id], cancellationToken).ConfigureAwait(false) is { } set)
        {
            set.HasFindings = true;
            scope.Changed(ChangedEntity.ChangeSet, id);
        }
    }

    private static async Task<ChangeSet> BeginAsync(WriteScope scope, string accountId, string chain, DateTime atUtc, Actor actor, CancellationToken cancellationToken)
    {
        var set = new ChangeSet { AccountId = accountId, Chain = chain, Actor = actor, FirstUtc = atUtc, LastUtc = atUtc, CreatedUtc = scope.NowUtc };
        scope.Db.ChangeSets.Add(set);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return set;
    }

    private static async Task MergeAsync(WriteScope scope, ChangeSet set, ChangeSet other, CancellationToken cancellationToken)
    {
        var (to, from) = (set.Id, other.Id);
        await scope.Db.Signals.Where(row => row.ChangeSetId == from).ExecuteUpdateAsync(row => row.SetProperty(r => r.ChangeSetId, to), cancellationToken).ConfigureAwait(false);
        await scope.Db.Findings.Where(row => row.ChangeSetId == from).ExecuteUpdateAsync(row => row.SetProperty(r => r.ChangeSetId, to), cancellationToken).ConfigureAwait(false);
        await scope.Db.ChangeSets.Where(row => row.MergedIntoId == from).ExecuteUpdateAsync(row => row.SetProperty(r => r.MergedIntoId, to), cancellationToken).ConfigureAwait(false);
        other.MergedIntoId = to;
        set.HasFindings |= other.HasFindings;
        Extend(set, other.FirstUtc, other.LastUtc, other.Actor);
        scope.Changed(ChangedEntity.ChangeSet, from);
        scope.Changed(ChangedEntity.Finding, Change.Any);
    }

    private static void Extend(ChangeSet set, DateTime fromUtc, DateTime toUtc, Actor actor)
    {
        if (fromUtc < set.FirstUtc)
        {
            set.FirstUtc = fromUtc;
            set.Actor = actor;
        }

        set.LastUtc = toUtc > set.LastUtc ? toUtc : set.LastUtc;
    }
}
