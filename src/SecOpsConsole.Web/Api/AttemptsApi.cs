using Microsoft.AspNetCore.Mvc;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Api.Models;

namespace SecOpsConsole.Web.Api;

/// <summary>What was done in AWS, one by one, and the undo of each.</summary>
internal static class AttemptsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var attempts = api.MapGroup("/attempts").WithTags("Actions");
        attempts.MapGet("/{id:long}", GetAsync).WithName("getAttempt").WithSummary("One action with its undo, or the reason why it has none")
            .Produces<ActionResponse>().ProducesProblem(404);
        attempts.MapPost("/{id:long}/undo", UndoAsync).WithName("undoAttempt").WithSummary("Put back what this action replaced")
            .Produces<CommandResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
    }

    private static async Task<IResult> GetAsync(long id, AttemptQueries queries, CancellationToken cancellationToken) =>
        await queries.GetAsync(id, cancellationToken) is { } row
            ? Results.Ok(ActionResponse.From(row))
            : ApiProblems.NotFound($"There is no action {id} on a bucket.");

    private static Task<IResult> UndoAsync(
        long id, [FromBody] UndoRequest request, HttpContext context, AnalystDesk desk, ConsoleStore store, CancellationToken cancellationToken) =>
        ApiAnswers.AnswerAsync(
            desk.UndoAsync(id, request.ExpectedFingerprint, request.ConfirmWidening, request.AcceptLockOut, request.Reason, ApiAnswers.CallerOf(context), cancellationToken),
            store, cancellationToken);
}
