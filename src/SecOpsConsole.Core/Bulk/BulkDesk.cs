using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Bulk;

/// <summary>
/// The Desk's commands for many findings at once: what a decision would do, taking it, and stopping what is left of it. The decision is
/// put on disk with all its items; each of them is then decided by itself, through the Desk's own command.
/// </summary>
public sealed class BulkDesk
{
    private const int LongestFingerprint = 200;

    private readonly DeskFloor _floor;
    private readonly AnalystDesk _desk;
    private readonly BulkOptions _options;

    internal BulkDesk(DeskFloor floor, AnalystDesk desk, BulkOptions options) => (_floor, _desk, _options) = (floor, desk, options);

    /// <summary>What a decision would do to each of the findings, and which of them it cannot be taken for. Nothing changes.</summary>
    public async Task<BulkPreview> PreviewAsync(BulkAction action, IReadOnlyList<FindingId> findings, Caller caller, CancellationToken cancellationToken)
    {
        var command = BulkCommands.Of(action);
        var chosen = findings.Distinct().Take(BulkOptions.MostItems).ToList();
        var about = await _floor.Store.ReadAsync((db, ct) => AboutAsync(db, chosen, ct), cancellationToken).ConfigureAwait(false);
        var items = new List<BulkPreviewItem>(chosen.Count);
        foreach (var id in chosen)
        {
            var preview = await command.Preview(_desk, id, caller, cancellationToken).ConfigureAwait(false);
            var known = about.GetValueOrDefault(id.Value);
            // A lock-out is accepted for one bucket, with eyes on it.
            var whyNot = preview.Preview is null ? preview.Message : preview.Preview.AcceptLockOut is { } lockOut ? $"{lockOut} Decide it by itself." : null;
            items.Add(new BulkPreviewItem(id.Value, known?.BucketId, known?.Subject ?? $"finding {id.Value}", whyNot is null ? preview.Preview : null, whyNot));
        }

        return BulkPreviews.Of(command, items, await CapAsync(command, caller, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>Takes the decision: all its items are on disk when this returns; the result says how many there are.</summary>
    public async Task<BulkResult> DecideAsync(BulkOrder order, Caller caller, CancellationToken cancellationToken)
    {
        if (Refuse(order) is { } invalid)
        {
            return new BulkResult(new DeskResult(DeskOutcome.Invalid, invalid), null);
        }

        long? id = null;
        var result = await _floor.RunAsync(caller, Right.Decide, order.Reason, async (scope, access, ct) =>
        {
            var (answer, decision) = await PutAsync(scope, access, order, ct).ConfigureAwait(false);
            id = decision?.Id;
            return answer;
        }, cancellationToken).ConfigureAwait(false);
        return new BulkResult(result, result.IsAccepted ? id : null);
    }

    /// <summary>Leaves undecided what is not decided yet; what was decided stays and can be undone.</summary>
    public Task<DeskResult> StopAsync(long decisionId, Caller caller, CancellationToken cancellationToken) =>
        _floor.RunAsync(caller, Right.Decide, null, async (scope, access, ct) =>
        {
            var decision = await scope.Db.BulkDecisions.AsTracking().SingleOrDefaultAsync(row => row.Id == decisionId, ct).ConfigureAwait(false);
            if (decision is null)
            {
                return new DeskResult(DeskOutcome.NotFound, "There is no such decision. Nothing was changed. Go back to the list.");
            }

            if (decision.State is not (BulkState.Waiting or BulkState.Running))
            {
                return new DeskResult(DeskOutcome.NotAllowed, "Every item is decided already. Nothing was changed. Undo the items that should go back.");
            }

            await BulkHandler.LeaveAsync(scope, decisionId, $"{access.Name} stopped the decision before it came to this one. Nothing was changed.", ct).ConfigureAwait(false);
            await BulkHandler.EndAsync(scope, decisionId, BulkState.Stopped, ct).ConfigureAwait(false);
            Timeline.TellConsole(scope, FindingEventKind.BulkDecided, new TransitionNote(access.Name, $"{access.Name} stopped bulk decision {decisionId} after {decision.Accepted} items."));
            return new DeskResult(DeskOutcome.Accepted, "What was left is not decided. What was decided before stays; it can be undone.");
        }, cancellationToken);

    private static string? Refuse(BulkOrder order) => order switch
    {
        { Items.Count: 0 } => "No finding is selected. Nothing was changed. Select some.",
        { Items.Count: > BulkOptions.MostItems } => $"{order.Items.Count} findings are selected, and one decision takes at most {BulkOptions.MostItems}. Nothing was changed. Decide in several steps.",
        _ when !Enum.IsDefined(order.Action) => "There is no such action. Nothing was changed.",
        _ when order.Items.DistinctBy(item => item.Finding).Count() < order.Items.Count => "A finding is selected twice. Nothing was changed. Select each once.",
        _ when order.Items.Any(item => item.ExpectedFingerprint.Length > LongestFingerprint) => "A fingerprint is longer than any can be. Nothing was changed.",
        { Action: BulkAction.Escalate, Arguments.Assignee: null or "" } => "Name whom it goes to. Nothing was changed.",
        _ => null,
    };

    private async Task<(DeskResult Answer, BulkDecision? Decision)> PutAsync(WriteScope scope, Access access, BulkOrder order, CancellationToken cancellationToken)
    {
        var command = BulkCommands.Of(order.Action);
        var ids = order.Items.Select(item => item.Finding.Value).ToList();
        var buckets = await scope.Db.Findings.Where(row => ids.Contains(row.Id))
            .Select(row => new { row.Id, row.BucketId }).ToDictionaryAsync(row => row.Id, row => row.BucketId, cancellationToken).ConfigureAwait(false);
        if (buckets.Count < ids.Count)
        {
            return (new DeskResult(DeskOutcome.NotFound, $"{ids.Count - buckets.Count} of the findings do not exist. Nothing was changed. Select again."), null);
        }

        var weight = command.WritesToAws ? buckets.Values.Distinct().Count() : ids.Count;
        var cap = Cap(command, access.Role);
        if (weight > cap)
        {
            return (new DeskResult(DeskOutcome.NotAllowed, BulkWords.TooMany(command, weight, cap)), null);
        }

        var decision = New(access, order, scope.NowUtc);
        scope.Db.BulkDecisions.Add(decision);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        scope.Db.BulkItems.AddRange(order.Items.Select(item => new BulkItem
        {
            BulkDecisionId = decision.Id,
            FindingId = item.Finding.Value,
            BucketId = buckets[item.Finding.Value],
            ExpectedFingerprint = item.ExpectedFingerprint,
            HeldBack = item.HeldBack,
        }));
        BulkHandler.Enqueue(scope, decision.Id);
        Timeline.TellConsole(scope, FindingEventKind.BulkDecided, new TransitionNote(
            access.Name, $"{access.Name} decided {command.Label} for {BulkWords.Count(ids.Count, "finding")} at once (bulk decision {decision.Id}).") { Reason = order.Reason });
        return (new DeskResult(DeskOutcome.Accepted, $"{command.Label} is decided for {BulkWords.Count(ids.Count, "finding")}; each is carried out by itself."), decision);
    }

    private static BulkDecision New(Access access, BulkOrder order, DateTime nowUtc) => new()
    {
        Action = order.Action,
        State = BulkState.Waiting,
        Who = access.Name,
        PersonId = access.Caller.PersonId,
        TokenId = access.Caller.TokenId,
        Reason = order.Reason,
        ArgumentsJson = order.Arguments == BulkArguments.None ? null : WorkPayload.Write(order.Arguments),
        UndoesId = order.UndoesId,
        Total = order.Items.Count,
        CreatedUtc = nowUtc,
    };

    private Task<int> CapAsync(BulkCommand command, Caller caller, CancellationToken cancellationToken) => _floor.Store.ReadAsync(
        async (db, ct) => await AccessCheck.LoadAsync(db, caller, ct).ConfigureAwait(false) is { } access ? Cap(command, access.Role) : 0, cancellationToken);

    private int Cap(BulkCommand command, Role role) => command.WritesToAws switch
    {
        false => _options.MostFindings,
        true when RoleRights.Allows(role, Right.DecideLarge) => Math.Max(_options.MostBucketsWritten, _options.MostBucketsWrittenByAdministrator),
        true => _options.MostBucketsWritten,
    };

    private static async Task<Dictionary<long, About>> AboutAsync(ConsoleDbContext db, List<FindingId> findings, CancellationToken cancellationToken)
    {
        var ids = findings.ConvertAll(id => id.Value);
        return await db.Findings.Where(row => ids.Contains(row.Id))
            .Select(row => new About(row.Id, row.BucketId, db.Buckets.Where(bucket => bucket.Id == row.BucketId).Select(bucket => bucket.Name).FirstOrDefault() ?? row.Title))
            .ToDictionaryAsync(row => row.Id, cancellationToken).ConfigureAwait(false);
    }

    private sealed record About(long Id, long? BucketId, string Subject);
}
