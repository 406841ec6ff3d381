using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.FourEyes;

/// <summary>
/// The second person's side of a request, in the write of the command that is carried out: who grants is judged here, and the request is
/// settled together with the effect. A request is therefore used once, whoever races.
/// </summary>
internal static class Granting
{
    /// <summary>Why the request cannot be granted by the grant's approver now; otherwise the request, and who the approver is.</summary>
    public static async Task<(DeskResult? Refused, DeskRequest? Request, Access? Approver)> CheckAsync(
        ConsoleDbContext db, RequestGrant grant, DateTime nowUtc, CancellationToken cancellationToken)
    {
        var (refused, approver) = await DeskFloor.CheckAsync(db, grant.Approver, Right.ApproveRequests, cancellationToken).ConfigureAwait(false);
        if (refused is not null)
        {
            return (refused, null, null);
        }
        var request = await db.Requests.AsTracking().SingleOrDefaultAsync(r => r.Id == grant.RequestId, cancellationToken).ConfigureAwait(false);
        return (Refuse(request, approver!, nowUtc), request, approver);
    }

    private static DeskResult? Refuse(DeskRequest? request, Access approver, DateTime nowUtc) => request switch
    {
        null => RequestText.NoSuchRequest,
        { State: not RequestState.Pending } => RequestText.DecidedBefore(request),
        _ when approver.HumanId is null => RequestText.NobodyGrants,
        _ when approver.HumanId == request.HumanId => RequestText.OwnRequest,
        _ when request.ExpiresUtc <= nowUtc => new DeskResult(
            DeskOutcome.NotAllowed, "The request has expired. Nothing was changed. It must be asked for anew.") { RequestId = request.Id },
        _ => null,
    };

    /// <summary>Done: granted. No longer possible at all: closed. Anything else leaves the request waiting.</summary>
    public static DeskResult Settle(WriteScope scope, DeskRequest request, Access approver, string? reason, DeskResult result)
    {
        switch (result.Outcome)
        {
            case DeskOutcome.Accepted:
                RequestStory.Grant(scope, request, approver.Name, approver.HumanId!.Value, reason);
                request.AttemptId = result.AttemptId;
                return result with { Message = $"Granted. {result.Message}", RequestId = request.Id };
            case DeskOutcome.Superseded or DeskOutcome.NotFound or DeskOutcome.Forbidden:
                RequestStory.Overtake(scope, request, result.Message);
                return result with { Message = $"{result.Message} The request is closed.", RequestId = request.Id };
            default:
                return result with { RequestId = request.Id };
        }
    }
}
