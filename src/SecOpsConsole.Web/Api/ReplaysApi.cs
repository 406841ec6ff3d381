using Microsoft.AspNetCore.Mvc;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Replay;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Api.Models;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Api;

/// <summary>Replays: stored events through today's rules, as a dry run.</summary>
internal static class ReplaysApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var replays = api.MapGroup("/replays").WithTags("Replays");
        replays.MapGet("", ListAsync).WithName("listReplays").WithSummary("The replays that are kept, newest first").Produces<IReadOnlyList<ReplayRun>>();
        replays.MapPost("", StartAsync).WithName("startReplay").WithSummary("Replay one event or a stretch of time; nothing else is changed")
            .Produces<ReplayStart>(StatusCodes.Status202Accepted)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
        replays.MapGet("/{id:long}", GetAsync).WithName("getReplay").WithSummary("How a replay stands").Produces<ReplayRun>().ProducesProblem(404);
        replays.MapGet("/{id:long}/differences", DifferencesAsync).WithName("listReplayDifferences").WithSummary("What differs, in the order of the events")
            .Produces<Page<ReplayDifference>>().ProducesProblem(400).ProducesProblem(404);
        replays.MapPost("/{id:long}/cancel", CancelAsync).WithName("cancelReplay").WithSummary("End a replay; what it had found stays")
            .Produces<CommandResponse>(StatusCodes.Status202Accepted).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
    }

    private static async Task<IResult> ListAsync(ReplayQueries queries, CancellationToken cancellationToken) =>
        Results.Ok(await queries.ListAsync(cancellationToken));

    private static async Task<IResult> StartAsync(
        [FromBody] ReplayStartRequest request, HttpContext context, Replays replays, CancellationToken cancellationToken)
    {
        var started = request switch
        {
            { EventId: { } id, FromUtc: null, ToUtc: null } => await replays.StartAsync(id, CallerOf(context), cancellationToken),
            { EventId: null, FromUtc: { } from, ToUtc: { } to } =>
                await replays.StartAsync(from.ToUniversalTime(), to.ToUniversalTime(), CallerOf(context), cancellationToken),
            _ => new ReplayStart(DeskOutcome.Invalid, "Give eventId, or fromUtc and toUtc. Nothing was replayed."),
        };
        return started.Outcome == DeskOutcome.Accepted
            ? Results.Json(started, statusCode: StatusCodes.Status202Accepted)
            : ApiProblems.From(new DeskResult(started.Outcome, started.Message));
    }

    private static async Task<IResult> GetAsync(long id, ReplayQueries queries, CancellationToken cancellationToken) =>
        await queries.GetAsync(id, cancellationToken) is { } run ? Results.Ok(run) : Unknown(id);

    private static async Task<IResult> DifferencesAsync(
        long id, ReplayQueries queries, ReplayDifferenceKind? kind, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        if (ApiPage.Refuse(limit, cursor) is { } refused)
        {
            return refused;
        }
        return await queries.GetAsync(id, cancellationToken) is null
            ? Unknown(id)
            : Results.Ok(await queries.DifferencesAsync(id, kind, cursor, limit ?? ApiPage.DefaultLimit, cancellationToken));
    }

    private static async Task<IResult> CancelAsync(long id, HttpContext context, Replays replays, CancellationToken cancellationToken)
    {
        var result = await replays.CancelAsync(id, CallerOf(context), cancellationToken);
        return result.IsAccepted
            ? Results.Json(new CommandResponse(result.Message, null, null), statusCode: StatusCodes.Status202Accepted)
            : ApiProblems.From(result);
    }

    private static IResult Unknown(long id) => ApiProblems.NotFound($"There is no replay {id}; only the newest {ReplayLimits.MostRuns} are kept.");

    private static Caller CallerOf(HttpContext context) =>
        ConsoleClaims.CallerOf(context.User) ?? throw new InvalidOperationException("The API was reached without a caller.");
}
