using SecOpsConsole.Core.Desk;

namespace SecOpsConsole.Core.FourEyes;

/// <summary>What people are told about requests: what happened, what was not changed, what to do next.</summary>
internal static class RequestText
{
    public static readonly DeskResult NoSuchRequest = new(DeskOutcome.NotFound, "There is no such request. Nothing was changed. Go back to the list.");

    public static readonly DeskResult NobodyAsks = new(
        DeskOutcome.NotAllowed,
        "A second person must grant this, and nobody knows who the first one is: the operator's verb made this token, or its maker's access was ended. Nothing was changed. Ask in the browser, or with a token that a person made.");

    public static readonly DeskResult NobodyGrants = new(
        DeskOutcome.NotAllowed,
        "Two different persons must decide, and nobody knows who the second one is: the operator's verb made this token, or its maker's access was ended. Nothing was changed. Decide in the browser, or with a token that a person made.");

    public static readonly DeskResult OwnRequest = new(
        DeskOutcome.Forbidden, "You asked for this yourself, with your session or with a token that you made, so somebody else must decide. Nothing was changed. Ask a colleague, or withdraw it.");

    public static readonly DeskResult ReasonMissing = new(DeskOutcome.Invalid, "Say why, in a few words: whoever asked reads it. Nothing was changed.");

    public static DeskResult Filed(DeskRequest request) => new(
        DeskOutcome.Requested, $"Four eyes are needed here, so nothing was changed yet. A request was filed; another person must grant it before {At(request.ExpiresUtc)}.")
    {
        RequestId = request.Id,
    };

    public static DeskResult WaitsAlready(DeskRequest request) => new(
        DeskOutcome.Requested,
        $"{request.RequestedBy} asked for this already, on {At(request.CreatedUtc)}: {request.Summary}. Nothing was changed; another person must grant it before {At(request.ExpiresUtc)}.")
    {
        RequestId = request.Id,
    };

    public static DeskResult Changed(RequestDemand demand) => new(
        DeskOutcome.Superseded, $"It is no longer as {(demand.Bucket is { } bucket ? bucket.Name : "the user or role")} was when this was asked for. Nothing was changed. It must be asked for anew.");

    public static DeskResult DecidedBefore(DeskRequest request) => new(DeskOutcome.Conflict, $"{Ended(request)} You changed nothing.") { RequestId = request.Id };

    public static string Ended(DeskRequest request) => request.State switch
    {
        RequestState.Granted => $"{request.DecidedBy} granted this first, on {At(request.DecidedUtc)}.",
        RequestState.Refused => $"{request.DecidedBy} refused this first, on {At(request.DecidedUtc)}.",
        RequestState.Withdrawn => $"{request.RequestedBy} withdrew this on {At(request.DecidedUtc)}.",
        RequestState.Expired => $"The request expired on {At(request.ExpiresUtc)}; it must be asked for anew.",
        RequestState.Overtaken => "What was asked for changed meanwhile, so the request is closed.",
        RequestState.Pending => throw new InvalidOperationException("A pending request has not ended."),
    };

    private static string At(DateTime? utc) => $"{utc:yyyy-MM-dd HH:mm} UTC";
}
