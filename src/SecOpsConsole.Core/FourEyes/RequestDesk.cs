using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Core.FourEyes;

/// <summary>
/// The second person's commands. Granting runs the first one's own command of the Desk with all of its rules, and the request is settled in
/// that command's write.
/// </summary>
public sealed class RequestDesk
{
    private readonly DeskFloor _floor;
    private readonly AnalystDesk _desk;
    private readonly TimeProvider _time;

    internal RequestDesk(DeskFloor floor, AnalystDesk desk, TimeProvider time) => (_floor, _desk, _time) = (floor, desk, time);

    /// <summary>Does what was asked for, as it was asked for, if it still fits and both may.</summary>
    public async Task<DeskResult> GrantAsync(RequestId id, string? reason, Caller caller, CancellationToken cancellationToken)
    {
        if (reason is { Length: > DeskFloor.LongestReason })
        {
            return new DeskResult(DeskOutcome.Invalid, $"The reason is longer than {DeskFloor.LongestReason} characters. Nothing was changed. Shorten it.");
        }
        var grant = new RequestGrant(id.Value, caller, reason);
        var (refused, request, _) = await _floor.Store.ReadAsync(
            (db, ct) => Granting.CheckAsync(db, grant, _time.GetUtcNow().UtcDateTime, ct), cancellationToken).ConfigureAwait(false);
        return refused ?? await CarryOutAsync(request!, grant, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Refuses what somebody else asked for; needs a reason.</summary>
    public Task<DeskResult> RefuseAsync(RequestId id, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _floor.RunAsync(caller, Right.ApproveRequests, reason, async (scope, _, ct) =>
        {
            var (refused, request, approver) = await Granting.CheckAsync(scope.Db, new RequestGrant(id.Value, caller, reason), scope.NowUtc, ct).ConfigureAwait(false);
            if (refused is not null)
            {
                return refused;
            }
            if (string.IsNullOrWhiteSpace(reason))
            {
                return RequestText.ReasonMissing;
            }
            RequestStory.Refuse(scope, request!, approver!.Name, approver.HumanId!.Value, reason);
            return new DeskResult(DeskOutcome.Accepted, $"Refused. Nothing was done, and {request!.RequestedBy} can read why.") { RequestId = request.Id };
        }, cancellationToken);

    /// <summary>Takes back one's own request.</summary>
    public Task<DeskResult> WithdrawAsync(RequestId id, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _floor.RunAsync(caller, Right.Read, reason, async (scope, access, ct) =>
        {
            var request = await scope.Db.Requests.AsTracking().SingleOrDefaultAsync(r => r.Id == id.Value, ct).ConfigureAwait(false);
            switch (request)
            {
                case null:
                    return RequestText.NoSuchRequest;
                case { State: not RequestState.Pending }:
                    return RequestText.DecidedBefore(request);
                case var _ when access.HumanId != request.HumanId:
                    return new DeskResult(DeskOutcome.Forbidden, $"{request.RequestedBy} asked for this, and only they can withdraw it. Nothing was changed. Refuse it instead.");
                default:
                    RequestStory.Withdraw(scope, request, access.Name, access.HumanId!.Value, reason);
                    return new DeskResult(DeskOutcome.Accepted, "Withdrawn. Nothing was done.") { RequestId = request.Id };
            }
        }, cancellationToken);

    /// <summary>What granting would do now, for the same dialog as the deed's; or why it cannot be granted.</summary>
    public async Task<DeskPreview> PreviewAsync(RequestId id, Caller caller, CancellationToken cancellationToken)
    {
        if (await _floor.RefuseAsync(caller, Right.Read, cancellationToken).ConfigureAwait(false) is { } refused)
        {
            return new DeskPreview(refused.Outcome, refused.Message, null);
        }
        if (await _floor.Store.ReadAsync((db, ct) => db.Requests.SingleOrDefaultAsync(r => r.Id == id.Value, ct), cancellationToken).ConfigureAwait(false) is not { } request)
        {
            return new DeskPreview(RequestText.NoSuchRequest.Outcome, RequestText.NoSuchRequest.Message, null);
        }
        if (request.State != RequestState.Pending)
        {
            return new DeskPreview(DeskOutcome.Conflict, RequestText.Ended(request), null);
        }
        return request.Kind switch
        {
            RequestKind.Approve => Bound(request, await _desk.PreviewApproveAsync(new FindingId(request.FindingId!.Value), caller, cancellationToken).ConfigureAwait(false)),
            RequestKind.Quarantine => Bound(request, OfQuarantine(await _desk.PreviewQuarantineAsync(
                new FindingId(request.FindingId!.Value), request.Arguments.Quarantine!.Value, caller, cancellationToken).ConfigureAwait(false))),
            RequestKind.Exception or RequestKind.Extension or RequestKind.FalsePositive or RequestKind.Automatic => new DeskPreview(
                DeskOutcome.Accepted, "", new RemediationPreview("Grant", null, null, [], request.Effect, "Undo it afterwards: on the finding or the bucket.", request.ExpectedFingerprint ?? "")),
        };
    }

    private static DeskPreview OfQuarantine(DeskQuarantinePreview quarantine) => new(quarantine.Outcome, quarantine.Message, quarantine.Preview is { } preview
        ? new RemediationPreview(preview.Label, null, preview.PolicyText, [new AccessLine(AccessSign.Less, preview.WhoIsHit), AccessLine.Plain(preview.HowSoon)], preview.Effect, preview.UndoHint, preview.ExpectedFingerprint)
        : null);

    /// <summary>What the dialog shows must be what was asked for.</summary>
    private static DeskPreview Bound(DeskRequest request, DeskPreview preview) =>
        preview.Preview is { } shown && shown.ExpectedFingerprint != request.ExpectedFingerprint
            ? new DeskPreview(DeskOutcome.Superseded, "What was asked for has changed since. It cannot be granted; it must be asked for anew.", null)
            : preview;

    private async Task<DeskResult> CarryOutAsync(DeskRequest request, RequestGrant grant, CancellationToken cancellationToken)
    {
        var asker = (request.TokenId is { } token ? Caller.Token(token) : Caller.Person(request.HumanId)) with { Grant = grant };
        var (finding, arguments, seen) = (new FindingId(request.FindingId ?? 0), request.Arguments, request.ExpectedFingerprint);
        return await (request.Kind switch
        {
            RequestKind.Approve => _desk.ApproveAsync(finding, seen!, request.Reason, asker, cancellationToken),
            RequestKind.Exception => _desk.GrantExceptionAsync(
                finding, new SuppressionSeen(seen), new ExceptionGrant(arguments.Owner!, request.Reason!, arguments.ExpiresUtc), asker, cancellationToken),
            RequestKind.Extension => _desk.ExtendExceptionAsync(
                new SuppressionId(arguments.SuppressionId!.Value), arguments.ExpiresUtc!.Value, request.Reason, asker, cancellationToken),
            RequestKind.FalsePositive => _desk.MarkFalsePositiveAsync(finding, new SuppressionSeen(seen), request.Reason, asker, cancellationToken),
            RequestKind.Automatic => arguments.UndoesDecisionId is { } decision
                ? _desk.UndoDecisionAsync(decision, request.Reason, asker, cancellationToken)
                : _desk.SetModeAsync(new BucketId(request.BucketId!.Value), AutomaticMode.Automatic, arguments.OverrideProtection, request.Reason, asker, cancellationToken),
            RequestKind.Quarantine => _desk.QuarantineAsync(finding, arguments.Quarantine!.Value, seen!, request.Reason, asker, cancellationToken),
        }).ConfigureAwait(false);
    }
}
