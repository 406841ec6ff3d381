using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.FourEyes;

/// <summary>Every end of a request, with its row of the timeline: always one write.</summary>
internal static class RequestStory
{
    public static void Expire(WriteScope scope, DeskRequest request)
    {
        End(scope, request, RequestState.Expired, LookStory.Console, null, null);
        Tell(scope, request, FindingEventKind.RequestExpired, ChangeWord.Expired, LookStory.Console, $"Nobody decided in time, so nothing was done: {request.Summary} (asked by {request.RequestedBy}).", null);
    }

    public static void Overtake(WriteScope scope, DeskRequest request, string why)
    {
        End(scope, request, RequestState.Overtaken, LookStory.Console, null, why);
        Tell(scope, request, FindingEventKind.RequestOvertaken, ChangeWord.Overtaken, LookStory.Console, $"The request of {request.RequestedBy} is closed, and nothing was done: {request.Summary}. {why}", null);
    }

    public static void Grant(WriteScope scope, DeskRequest request, string who, long human, string? reason)
    {
        End(scope, request, RequestState.Granted, who, human, reason);
        Tell(scope, request, FindingEventKind.RequestGranted, ChangeWord.Granted, who, $"{who} granted what {request.RequestedBy} asked for: {request.Summary}.", reason);
    }

    public static void Refuse(WriteScope scope, DeskRequest request, string who, long human, string? reason)
    {
        End(scope, request, RequestState.Refused, who, human, reason);
        Tell(scope, request, FindingEventKind.RequestRefused, ChangeWord.Refused, who, $"{who} refused what {request.RequestedBy} asked for: {request.Summary}. Nothing was done.", reason);
    }

    public static void Withdraw(WriteScope scope, DeskRequest request, string who, long human, string? reason)
    {
        End(scope, request, RequestState.Withdrawn, who, human, reason);
        Tell(scope, request, FindingEventKind.RequestWithdrawn, ChangeWord.Withdrawn, who, $"{who} withdrew the request: {request.Summary}.", reason);
    }

    public static void Tell(WriteScope scope, DeskRequest request, FindingEventKind kind, ChangeWord how, string who, string text, string? reason) =>
        Timeline.TellRequest(scope, request.FindingId, request.BucketId, kind, new TransitionNote(who, text)
        {
            Reason = reason,
            DetailJson = Queue.WorkPayload.Write(new { requestId = request.Id, kind = request.Kind.ToString() }),
            // Two people decide, so whoever grants has signed in.
            Via = how == ChangeWord.Granted ? DecisionVia.Person : null,
            Change = new ConsoleChange(DecisionWord.Request, how) { RequestId = request.Id, Request = request.Kind, RequestedBy = request.RequestedBy },
        });

    private static void End(WriteScope scope, DeskRequest request, RequestState state, string who, long? human, string? reason) =>
        (request.State, request.DecidedBy, request.DecidedByHumanId, request.DecidedUtc, request.DecisionReason) = (state, who, human, scope.NowUtc, reason);
}
