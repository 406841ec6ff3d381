using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Core.Desk;

/// <summary>Reads decisions for the lists of actions. Whether one can be undone is said by the rules of the undo itself, as far as the store knows.</summary>
public sealed class DecisionQueries(ConsoleStore store)
{
    private const int Most = 20;

    /// <summary>The newest decisions about a bucket's mode and action.</summary>
    public Task<IReadOnlyList<DecisionRow>> OfBucketAsync(BucketId id, CancellationToken cancellationToken) => store.ReadAsync(
        async (db, ct) => await db.Buckets.AsNoTracking().SingleOrDefaultAsync(b => b.Id == id.Value, ct).ConfigureAwait(false) is { } bucket
            ? await RowsAsync(db, bucket, db.Decisions.AsNoTracking().Where(d => d.BucketId == bucket.Id), ct).ConfigureAwait(false)
            : [], cancellationToken);

    /// <summary>Those of a finding, and the approvals of its policy that were taken with another finding.</summary>
    internal static IQueryable<DeskDecision> OfFinding(ConsoleDbContext db, Finding finding)
    {
        var version = finding.PolicyVersionId is { } id ? DecisionLedger.Number(id) : "";
        return db.Decisions.AsNoTracking().Where(d => d.BucketId == finding.BucketId
            && (d.FindingId == finding.Id || (d.Kind == DeskDecisionKind.Approve && d.After == version)));
    }

    internal static Task<IReadOnlyList<DecisionRow>> OfFindingAsync(ConsoleDbContext db, Finding finding, Bucket bucket, CancellationToken cancellationToken) =>
        RowsAsync(db, bucket, OfFinding(db, finding), cancellationToken);

    private static async Task<IReadOnlyList<DecisionRow>> RowsAsync(
        ConsoleDbContext db, Bucket bucket, IQueryable<DeskDecision> decisions, CancellationToken cancellationToken)
    {
        var found = await decisions.OrderByDescending(d => d.Id).Take(Most).ToListAsync(cancellationToken).ConfigureAwait(false);
        var facts = await FactsAsync(db, bucket, found, cancellationToken).ConfigureAwait(false);
        return [.. found.Select(decision => new DecisionRow(
            decision.Id, decision.Kind, decision.FindingId, What(decision), decision.Who, decision.Reason, decision.CreatedUtc, decision.UndoneUtc, decision.UndoneBy,
            WhyNot(decision, facts) is { } why ? ActionOffer.No(why) : ActionOffer.Yes))];
    }

    private static string What(DeskDecision decision) => decision.Kind switch
    {
        DeskDecisionKind.Approve => "Approved the policy as the baseline",
        DeskDecisionKind.Exception => "Granted an exception",
        DeskDecisionKind.FalsePositive => "Marked as a false positive",
        DeskDecisionKind.Mode => $"Changed the mode from {decision.Before} to {decision.After}",
        DeskDecisionKind.AutomaticAction => $"Changed the automatic action from {decision.Before} to {decision.After}",
    };

    private static string? WhyNot(DeskDecision decision, Facts facts) => decision switch
    {
        { UndoneBy: { } who } => $"{who} undid it.",
        { Kind: DeskDecisionKind.Approve } => facts.Approvals.Contains(decision.Id) ? null : "That policy was judged or approved again since.",
        { Kind: DeskDecisionKind.Exception or DeskDecisionKind.FalsePositive } => facts.Active.Contains(DecisionLedger.Number(decision.After)) ? null : "It has ended already.",
        { Kind: DeskDecisionKind.Mode } => facts.LatestMode == decision.Id && $"{facts.Bucket.Mode}" == decision.After ? null : "The mode was changed again since.",
        _ => facts.LatestAction == decision.Id && $"{facts.Bucket.AutomaticAction}" == decision.After ? null : "The action was changed again since.",
    };

    private static async Task<Facts> FactsAsync(ConsoleDbContext db, Bucket bucket, List<DeskDecision> found, CancellationToken cancellationToken)
    {
        List<long> Numbers(params DeskDecisionKind[] kinds) => [.. found.Where(d => kinds.Contains(d.Kind)).Select(d => DecisionLedger.Number(d.After))];
        var versions = Numbers(DeskDecisionKind.Approve);
        var suppressions = Numbers(DeskDecisionKind.Exception, DeskDecisionKind.FalsePositive);
        var accepted = await db.PolicyVersions.Where(v => versions.Contains(v.Id) && v.Accepted)
            .ToDictionaryAsync(v => v.Id, v => v.AcceptedUtc, cancellationToken).ConfigureAwait(false);
        return new Facts(
            bucket,
            [.. found.Where(d => d.Kind == DeskDecisionKind.Approve && accepted.GetValueOrDefault(DecisionLedger.Number(d.After)) == d.CreatedUtc).Select(d => d.Id)],
            [.. await db.Suppressions.Where(s => suppressions.Contains(s.Id) && s.State == SuppressionState.Active).Select(s => s.Id).ToListAsync(cancellationToken).ConfigureAwait(false)],
            await LatestAsync(db, bucket, DeskDecisionKind.Mode, cancellationToken).ConfigureAwait(false),
            await LatestAsync(db, bucket, DeskDecisionKind.AutomaticAction, cancellationToken).ConfigureAwait(false));
    }

    private static Task<long?> LatestAsync(ConsoleDbContext db, Bucket bucket, DeskDecisionKind kind, CancellationToken cancellationToken) =>
        db.Decisions.Where(d => d.BucketId == bucket.Id && d.Kind == kind).MaxAsync(d => (long?)d.Id, cancellationToken);

    private sealed record Facts(Bucket Bucket, HashSet<long> Approvals, HashSet<long> Active, long? LatestMode, long? LatestAction);
}
