using Microsoft.AspNetCore.Mvc;
using SecOpsConsole.Core.Automation;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Shadow;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Api.Models;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Api;

/// <summary>Automatic mode: where it is on, what it did, what it would have done, and how people decided.</summary>
internal static class AutomationApi
{
    private const int LongestText = 200;

    public static void Map(RouteGroupBuilder api)
    {
        var automation = api.MapGroup("/automation").WithTags("Automation");
        automation.MapGet("", SummaryAsync).WithName("getAutomation").WithSummary("Modes, scorecard per check, undo rate, global stop")
            .Produces<AutomationSummary>();
        automation.MapGet("/buckets", BucketsAsync).WithName("listAutomationBuckets").WithSummary("Buckets by name, each with its scorecard")
            .Produces<Page<AutomationRow>>().ProducesProblem(400);
        automation.MapGet("/actions", ActionsAsync).WithName("listAutomaticActions").WithSummary("What automatic mode did, newest first")
            .Produces<Page<AutomaticActionRow>>().ProducesProblem(400);
        automation.MapGet("/decisions", DecisionsAsync).WithName("listShadowDecisions")
            .WithSummary("What automatic mode would have done beside what people decided, newest first")
            .Produces<Page<ShadowDecisionRow>>().ProducesProblem(400);
        automation.MapGet("/stops", StopsAsync).WithName("listStops").WithSummary("Who stopped automatic mode and who released it, newest first")
            .Produces<IReadOnlyList<TimelineResponse>>();
        automation.MapPut("/stop", SetStopAsync).WithName("setStop").WithSummary("Stop automatic mode for every bucket, or release the stop")
            .Produces<CommandResponse>(StatusCodes.Status202Accepted).ProducesProblem(400).ProducesProblem(403).ProducesProblem(503);
    }

    private static async Task<IResult> SummaryAsync(AutomationQueries queries, CancellationToken cancellationToken) =>
        Results.Ok(await queries.SummaryAsync(cancellationToken));

    private static async Task<IResult> BucketsAsync(
        AutomationQueries queries, AutomaticMode? mode, ReadinessState? readiness, bool? held, string? text, string? cursor, int? limit,
        CancellationToken cancellationToken) =>
        ApiPage.Refuse(limit, cursor) ?? TooLong(text) ?? Results.Ok(await queries.BucketsAsync(
            new AutomationFilter { Mode = mode, Readiness = readiness, Held = held == true, Text = text }, cursor, limit ?? ApiPage.DefaultLimit, cancellationToken));

    private static async Task<IResult> ActionsAsync(AutomationQueries queries, string? cursor, int? limit, CancellationToken cancellationToken) =>
        ApiPage.Refuse(limit, cursor) ?? Results.Ok(await queries.ActionsAsync(cursor, limit ?? ApiPage.DefaultLimit, cancellationToken));

    private static async Task<IResult> DecisionsAsync(
        AutomationQueries queries, string? bucket, string? check, ShadowAgreement? agreement, string? cursor, int? limit, CancellationToken cancellationToken) =>
        ApiPage.Refuse(limit, cursor) ?? TooLong(bucket) ?? TooLong(check) ?? Results.Ok(await queries.DecisionsAsync(
            new ShadowFilter { Bucket = bucket, Check = check, Agreement = agreement }, cursor, limit ?? ApiPage.DefaultLimit, cancellationToken));

    private static async Task<IResult> StopsAsync(AutomationQueries queries, CancellationToken cancellationToken) =>
        Results.Ok((await queries.StopsAsync(cancellationToken)).ConvertAll(TimelineResponse.From));

    private static async Task<IResult> SetStopAsync(
        [FromBody] StopRequest request, HttpContext context, AnalystDesk desk, CancellationToken cancellationToken)
    {
        var caller = ConsoleClaims.CallerOf(context.User) ?? throw new InvalidOperationException("The API was reached without a caller.");
        var result = await desk.SetGlobalStopAsync(request.On, request.Reason, caller, cancellationToken);
        return result.IsAccepted
            ? Results.Json(new CommandResponse(result.Message, result.LiveFingerprint, null), statusCode: StatusCodes.Status202Accepted)
            : ApiProblems.From(result);
    }

    private static IResult? TooLong(string? text) => text?.Length > LongestText ? ApiProblems.Invalid($"A filter has at most {LongestText} characters.") : null;
}
