using SecOpsConsole.Core.Desk;

namespace SecOpsConsole.Core.FourEyes;

/// <summary>What people are told about requests: what happened, what was not changed, what to do next.</summary>
internal static class RequestText
{
    public static readonly DeskResult NoSuchRequest = new(DeskOutcome.NotFound, "There is no such request. Nothing was changed. Go back to the list.");

    public static readonly DeskResult NobodyAsks = new(
        DeskOutcome.NotAllowed,
        "A second person must grant this, and a token does not tell who uses it. Nothing was changed. Ask in the browser, signed in.");

    public static readonly DeskResult NobodyGrants = new(
        DeskOutcome.NotAllowed,
        "Two different persons must decide, and a token does not tell who uses it. Nothing was changed. Decide in the browser, signed in.");

    public static readonly DeskResult OwnRequest = new(
        DeskOutcome.Forbidden, "You asked for this yourself, so somebody else must decide. Nothing was changed. Ask a colleague, or withdraw it.");

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

    public static DeskResult AskerGone(DeskRequest request) => new(
        DeskOutcome.Forbidden, $"The access of {request.RequestedBy}, who asked for this, was ended. Nothing was changed. Somebody else must ask for it.");

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
