using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Sweep;
using SecOpsConsole.Web.Api.Models;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Api;

/// <summary>Sweeps and inventories: the passes over all buckets.</summary>
internal static class SweepsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var sweeps = api.MapGroup("/sweeps").WithTags("Sweeps");
        sweeps.MapGet("", ListAsync).WithName("listSweeps").WithSummary("Sweeps and inventories, newest first")
            .Produces<Page<SweepRunRow>>().ProducesProblem(400);
        sweeps.MapGet("/{id:long}", GetAsync).WithName("getSweep").WithSummary("One run with its progress")
            .Produces<SweepRunRow>().ProducesProblem(404);
        sweeps.MapPost("", StartAsync).WithName("startSweep").WithSummary("Compare every bucket with what is known of it, now")
            .Produces<CommandResponse>(StatusCodes.Status202Accepted).ProducesProblem(403).ProducesProblem(409).ProducesProblem(503);
    }

    private static async Task<IResult> ListAsync(SweepQueries queries, string? cursor, int? limit, CancellationToken cancellationToken) =>
        ApiPage.Refuse(limit, cursor) ?? Results.Ok(await queries.ListAsync(cursor, limit ?? ApiPage.DefaultLimit, cancellationToken));

    private static async Task<IResult> GetAsync(long id, SweepQueries queries, CancellationToken cancellationToken) =>
        await queries.GetAsync(id, cancellationToken) is { } run ? Results.Ok(run) : ApiProblems.NotFound($"There is no sweep {id}.");

    private static async Task<IResult> StartAsync(HttpContext context, SweepDesk desk, CancellationToken cancellationToken)
    {
        var caller = ConsoleClaims.CallerOf(context.User) ?? throw new InvalidOperationException("The API was reached without a caller.");
        var result = await desk.SweepNowAsync(caller, cancellationToken);
        return result.IsAccepted
            ? Results.Json(new CommandResponse(result.Message, null, null), statusCode: StatusCodes.Status202Accepted)
            : ApiProblems.From(result);
    }
}
