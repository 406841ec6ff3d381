using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.FourEyes;

/// <summary>
/// Stands before the effect of a command, in its write and after all of its other rules. Where the rule asks for a second person, a request
/// is filed instead. A rule that cannot be read asks for one.
/// </summary>
internal sealed class FourEyesGuard(FourEyesOptions options)
{
    /// <summary>Null when the command may go on; otherwise what the caller is told instead.</summary>
    public async Task<DeskResult?> AskAsync(WriteScope scope, Access access, RequestDemand demand, CancellationToken cancellationToken)
    {
        if (access.Grant is { } grant)
        {
            return Fits(grant.Request, access, demand);
        }
        if (!Needs(demand))
        {
            return null;
        }
        if (access.HumanId is not { } human)
        {
            return RequestText.NobodyAsks;
        }
        if (await WaitingAsync(scope, demand, cancellationToken).ConfigureAwait(false) is { } waiting)
        {
            return RequestText.WaitsAlready(waiting);
        }
        var request = New(access, human, demand, scope.NowUtc);
        scope.Db.Requests.Add(request);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        RequestStory.Tell(scope, request, FindingEventKind.RequestFiled, ChangeWord.Filed, access.Name, $"{access.Name} asked a second person: {request.Summary}.", demand.Reason);
        scope.Enqueue(WorkKind.ExpireRequests, null, new ExpireRequestsPayload(), request.ExpiresUtc - scope.NowUtc);
        return RequestText.Filed(request);
    }

    /// <summary>Null when what is about to be done is what was asked for, by whoever asked.</summary>
    private static DeskResult? Fits(DeskRequest request, Access asker, RequestDemand demand) => true switch
    {
        _ when request.Key != demand.Key => throw new InvalidOperationException($"Request {request.Id} is for {request.Key}, and {demand.Key} was to be done."),
        _ when asker.HumanId != request.HumanId => RequestText.AskerGone(request),
        _ when request.ExpectedFingerprint != demand.Fingerprint || request.Arguments.Covers != demand.Arguments.Covers => RequestText.Changed(demand),
        _ => null,
    };

    private bool Needs(RequestDemand demand) => demand switch
    {
        { Kind: RequestKind.Quarantine } => options.Quarantine,
        { Bucket: { } bucket } => options.For(bucket).Needs(demand.Kind),
        _ => true,
    };

    /// <summary>The request for the same thing that waits; one that fits no longer makes room.</summary>
    private static async Task<DeskRequest?> WaitingAsync(WriteScope scope, RequestDemand demand, CancellationToken cancellationToken)
    {
        var waiting = await scope.Db.Requests.AsTracking()
            .SingleOrDefaultAsync(r => r.Key == demand.Key && r.State == RequestState.Pending, cancellationToken).ConfigureAwait(false);
        if (waiting is null)
        {
            return null;
        }
        if (waiting.ExpiresUtc > scope.NowUtc && waiting.ExpectedFingerprint == demand.Fingerprint && waiting.Arguments.Covers == demand.Arguments.Covers)
        {
            return waiting;
        }
        if (waiting.ExpiresUtc <= scope.NowUtc)
        {
            RequestStory.Expire(scope, waiting);
        }
        else
        {
            RequestStory.Overtake(scope, waiting, "What it was about changed, and it was asked for anew.");
        }
        // The index allows one: the old one must be out of the way before the new one comes.
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        return null;
    }

    private DeskRequest New(Access access, long human, RequestDemand demand, DateTime nowUtc) => new()
    {
        Kind = demand.Kind,
        State = RequestState.Pending,
        Key = demand.Key,
        BucketId = demand.Bucket?.Id,
        FindingId = demand.Finding?.Id,
        PrincipalId = demand.Finding?.PrincipalId,
        ExpectedFingerprint = demand.Fingerprint,
        ArgumentsJson = demand.Arguments == RequestArguments.None ? null : WorkPayload.Write(demand.Arguments),
        Summary = demand.Summary,
        Effect = demand.Effect,
        Reason = demand.Reason,
        RequestedBy = access.Name,
        HumanId = human,
        TokenId = access.Caller.TokenId,
        CreatedUtc = nowUtc,
        ExpiresUtc = nowUtc + options.Life,
        Version = 1,
    };
}
