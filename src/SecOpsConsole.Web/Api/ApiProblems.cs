using SecOpsConsole.Core.Desk;

namespace SecOpsConsole.Web.Api;

/// <summary>Refusals as RFC 9457 problem details: what happened, what was not changed, what to do next.</summary>
internal static class ApiProblems
{
    public static IResult From(DeskResult refused) => refused.Outcome switch
    {
        DeskOutcome.NotFound => Problem(StatusCodes.Status404NotFound, "not-found", "Not found", refused),
        DeskOutcome.Forbidden => Problem(StatusCodes.Status403Forbidden, "forbidden", "Not allowed for this role", refused),
        DeskOutcome.Superseded => Problem(StatusCodes.Status409Conflict, "superseded", "The live policy is another one by now", refused),
        DeskOutcome.Conflict => Problem(StatusCodes.Status409Conflict, "conflict", "Somebody was first", refused),
        DeskOutcome.NotAllowed => Problem(StatusCodes.Status409Conflict, "not-allowed", "Not possible in this state", refused),
        DeskOutcome.Invalid => Problem(StatusCodes.Status400BadRequest, "invalid", "The input cannot be used", refused),
        DeskOutcome.Accepted or DeskOutcome.Requested => throw new InvalidOperationException("A command that was accepted, or waits for a second person, is no problem."),
    };

    public static IResult NotFound(string detail) => Results.Problem(detail, statusCode: StatusCodes.Status404NotFound, title: "Not found", type: Type("not-found"));

    public static IResult Invalid(string detail) =>
        Results.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "The input cannot be used", type: Type("invalid"));

    public static IResult Forbidden(string detail) =>
        Results.Problem(detail, statusCode: StatusCodes.Status403Forbidden, title: "Forbidden", type: Type("forbidden"));

    public static IResult Busy(string detail) =>
        Results.Problem(detail, statusCode: StatusCodes.Status503ServiceUnavailable, title: "Busy", type: Type("busy"));

    private static IResult Problem(int status, string type, string title, DeskResult refused) => Results.Problem(
        refused.Message, statusCode: status, title: title, type: Type(type),
        extensions: refused.LiveFingerprint is { } live ? new Dictionary<string, object?> { ["liveFingerprint"] = live } : null);

    private static string Type(string name) => "urn:secopsconsole:problem:" + name;
}
