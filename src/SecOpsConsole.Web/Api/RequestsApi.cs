using Microsoft.AspNetCore.Mvc;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Api.Models;

namespace SecOpsConsole.Web.Api;

/// <summary>What waits for a second person, and the undo of decisions that wrote nothing to AWS.</summary>
internal static class RequestsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var requests = api.MapGroup("/requests").WithTags("Requests");
        requests.MapGet("", ListAsync).WithName("listRequests").WithSummary("What waits for a second person, or has ended; newest first")
            .Produces<Page<RequestRow>>().ProducesProblem(400);
        requests.MapGet("/{id:long}", GetAsync).WithName("getRequest").WithSummary("One request").Produces<RequestRow>().ProducesProblem(404);
        Command(requests, "grant", GrantAsync, "Request", "Do what somebody else asked for, as they asked for it");
        Command(requests, "refuse", RefuseAsync, "Request", "Refuse what somebody else asked for; needs a reason");
        Command(requests, "withdraw", WithdrawAsync, "Request", "Take back what one asked for oneself");
        Command(api.MapGroup("/decisions").WithTags("Decisions"), "undo", UndoAsync, "Decision", "Take back a decision that wrote nothing to AWS");
    }

    private static void Command(RouteGroupBuilder group, string verb, Delegate handler, string noun, string summary) =>
        group.MapPost($"/{{id:long}}/{verb}", handler).WithName(verb + noun).WithSummary(summary).Produces<CommandResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);

    private static async Task<IResult> ListAsync(RequestQueries queries, RequestView? view, string? cursor, int? limit, CancellationToken cancellationToken) =>
        ApiPage.Refuse(limit, cursor) ?? Results.Ok(await queries.ListAsync(view ?? RequestView.Pending, cursor, limit ?? ApiPage.DefaultLimit, cancellationToken));

    private static async Task<IResult> GetAsync(long id, RequestQueries queries, CancellationToken cancellationToken) =>
        await queries.GetAsync(new RequestId(id), cancellationToken) is { } row ? Results.Ok(row) : ApiProblems.NotFound($"There is no request {id}.");

    private static Task<IResult> GrantAsync(
        long id, [FromBody] ReasonRequest request, HttpContext context, RequestDesk desk, ConsoleStore store, CancellationToken cancellationToken) =>
        ApiAnswers.AnswerAsync(desk.GrantAsync(new RequestId(id), request.Reason, ApiAnswers.CallerOf(context), cancellationToken), store, cancellationToken);

    private static Task<IResult> RefuseAsync(long id, [FromBody] ReasonRequest request, HttpContext context, RequestDesk desk, CancellationToken cancellationToken) =>
        ApiCommand.AnswerAsync(desk.RefuseAsync(new RequestId(id), request.Reason, ApiCommand.CallerOf(context), cancellationToken));

    private static Task<IResult> WithdrawAsync(long id, [FromBody] ReasonRequest request, HttpContext context, RequestDesk desk, CancellationToken cancellationToken) =>
        ApiCommand.AnswerAsync(desk.WithdrawAsync(new RequestId(id), request.Reason, ApiCommand.CallerOf(context), cancellationToken));

    private static Task<IResult> UndoAsync(long id, [FromBody] ReasonRequest request, HttpContext context, AnalystDesk desk, CancellationToken cancellationToken) =>
        ApiCommand.AnswerAsync(desk.UndoDecisionAsync(id, request.Reason, ApiCommand.CallerOf(context), cancellationToken));
}
