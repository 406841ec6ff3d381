using Microsoft.AspNetCore.Mvc;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Api.Models;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Api;

/// <summary>Decisions for many findings at once: look at the effects, decide, follow the outcomes, stop the rest.</summary>
internal static class BulkApi
{
    private const int LongestAssignee = 200;

    public static void Map(RouteGroupBuilder api)
    {
        var bulk = api.MapGroup("/bulk-decisions").WithTags("Bulk decisions");
        bulk.MapGet("", ListAsync).WithName("listBulkDecisions").WithSummary("Bulk decisions, newest first")
            .Produces<Page<BulkRow>>().ProducesProblem(400);
        bulk.MapGet("/{id:long}", GetAsync).WithName("getBulkDecision").WithSummary("One bulk decision with the outcome of each item")
            .Produces<BulkDetail>().ProducesProblem(404);
        bulk.MapPost("/preview", PreviewAsync).WithName("previewBulkDecision").WithSummary("What a decision for many findings would do")
            .Produces<BulkPreviewResponse>().ProducesProblem(400).ProducesProblem(503);
        bulk.MapPost("", DecideAsync).WithName("takeBulkDecision").WithSummary("Decide about many findings; each is decided by itself")
            .Produces<BulkAcceptedResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
        bulk.MapPost("/{id:long}/stop", StopAsync).WithName("stopBulkDecision").WithSummary("Leave undecided what is not decided yet")
            .Produces<CommandResponse>(StatusCodes.Status202Accepted).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
    }

    private static async Task<IResult> ListAsync(BulkQueries queries, string? cursor, int? limit, CancellationToken cancellationToken) =>
        ApiPage.Refuse(limit, cursor) ?? Results.Ok(await queries.ListAsync(cursor, limit ?? ApiPage.DefaultLimit, cancellationToken));

    private static async Task<IResult> GetAsync(long id, BulkQueries queries, CancellationToken cancellationToken) =>
        await queries.GetAsync(id, cancellationToken) is { } detail ? Results.Ok(detail) : ApiProblems.NotFound($"There is no bulk decision {id}.");

    private static async Task<IResult> PreviewAsync([FromBody] BulkPreviewRequest request, HttpContext context, BulkDesk desk, CancellationToken cancellationToken) =>
        request.FindingIds.Count is 0 or > BulkOptions.MostItems
            ? ApiProblems.Invalid($"Name 1 to {BulkOptions.MostItems} findings.")
            : Results.Ok(BulkPreviewResponse.From(await desk.PreviewAsync(
                request.Action, [.. request.FindingIds.Select(id => new FindingId(id))], CallerOf(context), cancellationToken)));

    private static async Task<IResult> DecideAsync([FromBody] BulkRequest request, HttpContext context, BulkDesk desk, CancellationToken cancellationToken)
    {
        if (request.Assignee?.Length > LongestAssignee)
        {
            return ApiProblems.Invalid($"The assignee has at most {LongestAssignee} characters. Nothing was changed.");
        }

        if (request.Items.Any(item => item is null))
        {
            return ApiProblems.Invalid("An item is missing. Nothing was changed.");
        }

        var order = new BulkOrder(request.Action, [.. request.Items.Select(item => new BulkTarget(new FindingId(item.FindingId), item.ExpectedFingerprint, item.ExpectedHeldBack))])
        {
            Reason = request.Reason,
            Arguments = new BulkArguments(request.Assignee, request.DueUtc?.ToUniversalTime(), request.ConfirmWidening),
            UndoesId = request.UndoesId,
        };
        var (answer, id) = await desk.DecideAsync(order, CallerOf(context), cancellationToken);
        return id is { } taken
            ? Results.Json(new BulkAcceptedResponse(answer.Message, taken), statusCode: StatusCodes.Status202Accepted)
            : ApiProblems.From(answer);
    }

    private static async Task<IResult> StopAsync(long id, HttpContext context, BulkDesk desk, CancellationToken cancellationToken)
    {
        var result = await desk.StopAsync(id, CallerOf(context), cancellationToken);
        return result.IsAccepted
            ? Results.Json(new CommandResponse(result.Message, null, null), statusCode: StatusCodes.Status202Accepted)
            : ApiProblems.From(result);
    }

    private static Caller CallerOf(HttpContext context) =>
        ConsoleClaims.CallerOf(context.User) ?? throw new InvalidOperationException("The API was reached without a caller.");
}
