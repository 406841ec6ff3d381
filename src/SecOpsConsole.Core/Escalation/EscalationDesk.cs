using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Escalation;

/// <summary>Who is asked when, that somebody has taken a finding, and what happens to a bucket when nobody does.</summary>
public sealed class EscalationDesk
{
    private readonly ConsoleStore _store;
    private readonly DeskFloor _floor;

    internal EscalationDesk(ConsoleStore store, DeskFloor floor) => (_store, _floor) = (store, floor);

    public Task<EscalationPolicy> ReadAsync(CancellationToken cancellationToken) => _store.ReadAsync(EscalationPolicy.ReadAsync, cancellationToken);

    /// <summary>Findings that are with somebody already keep the time that they have; the next step is one of the new levels.</summary>
    public Task<DeskResult> SetAsync(EscalationPolicy policy, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _floor.RunAsync(caller, Right.SetRules, reason, async (scope, access, ct) =>
        {
            if (policy.Problem is { } problem)
            {
                return new DeskResult(DeskOutcome.Invalid, $"{problem} Nothing was changed.");
            }

            var channels = policy.Levels.Where(level => level.ChannelId is not null).Select(level => level.ChannelId!.Value).Distinct().ToList();
            if (await scope.Db.Channels.CountAsync(row => channels.Contains(row.Id) && row.RemovedUtc == null && row.IsEnabled, ct).ConfigureAwait(false) != channels.Count)
            {
                return new DeskResult(DeskOutcome.NotFound, "A level names a channel that is off or does not exist any more. Nothing was changed. Switch it on, or choose another one.");
            }

            var before = await EscalationPolicy.ReadAsync(scope.Db, ct).ConfigureAwait(false);
            var row = await scope.Db.Settings.AsTracking().SingleOrDefaultAsync(known => known.Key == EscalationPolicy.Key, ct).ConfigureAwait(false);
            if (row is null)
            {
                scope.Db.Settings.Add(row = new Setting { Key = EscalationPolicy.Key, Value = "" });
            }

            (row.Value, row.UpdatedBy, row.UpdatedUtc) = (policy.Text, access.Name, scope.NowUtc);
            Timeline.TellConsole(scope, FindingEventKind.RuleChanged, new TransitionNote(
                access.Name, $"{access.Name} changed who is asked when nobody answers: before, {before.InWords}; now, {policy.InWords}.") { Reason = reason });
            return new DeskResult(DeskOutcome.Accepted, $"When nobody answers: {policy.InWords}.");
        }, cancellationToken);

    /// <summary>Somebody has it: nobody else is asked. The due time stays.</summary>
    public Task<DeskResult> AcknowledgeAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        _floor.RunAsync(caller, Right.Decide, null, async (scope, access, ct) =>
        {
            var finding = await scope.Db.Findings.AsTracking().SingleOrDefaultAsync(row => row.Id == id.Value, ct).ConfigureAwait(false);
            return finding switch
            {
                null => DeskText.NoSuchFinding,
                { AcknowledgedBy: { } first } => new DeskResult(DeskOutcome.Conflict, $"{first} has taken it already. You changed nothing."),
                { Assignee: null } or { WorkflowStatus: WorkflowStatus.Resolved or WorkflowStatus.Suppressed } =>
                    new DeskResult(DeskOutcome.NotAllowed, "The finding is with nobody, so there is nothing to take. Nothing was changed."),
                _ => Acknowledge(scope, finding, access),
            };
        }, cancellationToken);

    /// <summary>Whether the bucket is contained when nobody answers an escalation of it.</summary>
    public Task<DeskResult> SetContainOnSilenceAsync(BucketId id, bool contains, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _floor.RunAsync(caller, Right.SetRules, reason, async (scope, access, ct) =>
        {
            if (await scope.Db.Buckets.AsTracking().SingleOrDefaultAsync(row => row.Id == id.Value, ct).ConfigureAwait(false) is not { } bucket)
            {
                return DeskText.NoSuchBucket;
            }

            var words = contains ? "is contained when nobody answers an escalation" : "is left as it is when nobody answers an escalation";
            if (bucket.ContainOnSilence == contains)
            {
                return new DeskResult(DeskOutcome.Accepted, $"{bucket.Name} {words} already.");
            }

            (bucket.ContainOnSilence, bucket.SilenceSetBy, bucket.SilenceSetUtc) = (contains, access.Name, scope.NowUtc);
            Timeline.TellBucket(scope, bucket.Id, FindingEventKind.RuleChanged, new TransitionNote(access.Name, $"{access.Name} said that {bucket.Name} {words}.") { Reason = reason });
            return new DeskResult(DeskOutcome.Accepted, $"{bucket.Name} {words}.");
        }, cancellationToken);

    private static DeskResult Acknowledge(WriteScope scope, Finding finding, Access access)
    {
        (finding.AcknowledgedBy, finding.AcknowledgedUtc, finding.AnswerByUtc) = (access.Name, scope.NowUtc, null);
        finding.Version++;
        Timeline.Tell(scope, finding, FindingEventKind.Acknowledged, new TransitionNote(access.Name, $"{access.Name} has taken it. Nobody else is asked."));
        return new DeskResult(DeskOutcome.Accepted, "You have it. Nobody else is asked.");
    }
}
