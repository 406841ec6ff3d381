using Microsoft.AspNetCore.Mvc;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Api.Models;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Api;

/// <summary>The configured accounts: whether their circuit breakers let automatic mode act, and their Block Public Access.</summary>
internal static class AccountsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var accounts = api.MapGroup("/accounts").WithTags("Accounts");
        accounts.MapGet("", (AccountQueries queries, CancellationToken cancellationToken) => queries.ListAsync(cancellationToken))
            .WithName("listAccounts").WithSummary("How automatic mode stands in the configured accounts").Produces<IReadOnlyList<AccountState>>();
        accounts.MapGet("/{id}/block", BlockAsync).WithName("getAccountBlock").WithSummary("Block Public Access of an account, and what its loss laid open")
            .Produces<AccountBlockResponse>().ProducesProblem(404);
        accounts.MapPost("/{id}/restore-block", RestoreBlockAsync).WithName("restoreAccountBlock")
            .WithSummary("Give the account back the Block Public Access that it lost, and so close all buckets that this laid open")
            .Produces<CommandResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
        accounts.MapPost("/{id}/resume", ResumeAsync).WithName("resumeAccount").WithSummary("Close the circuit breaker of an account")
            .Produces<CommandResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(409).ProducesProblem(503);
    }

    private static async Task<IResult> BlockAsync(string id, AccountBlockQueries queries, CancellationToken cancellationToken) =>
        await queries.GetAsync(id, cancellationToken) is { } state
            ? Results.Ok(AccountBlockResponse.From(state))
            : ApiProblems.NotFound($"The console knows no account {id}, or has not read it yet.");

    private static Task<IResult> RestoreBlockAsync(
        string id, [FromBody] BlockDecisionRequest request, HttpContext context, AnalystDesk desk, ConsoleStore store, CancellationToken cancellationToken) =>
        ApiAnswers.AnswerAsync(
            desk.RestoreAccountBlockAsync(id, request.ExpectedBlock, request.Reason, ApiAnswers.CallerOf(context), cancellationToken), store, cancellationToken);

    private static async Task<IResult> ResumeAsync(
        string id, [FromBody] ResumeRequest request, HttpContext context, AnalystDesk desk, CancellationToken cancellationToken)
    {
        var caller = ConsoleClaims.CallerOf(context.User) ?? throw new InvalidOperationException("The API was reached without a caller.");
        var result = await desk.ResumeAccountAsync(id, request.Reason, caller, cancellationToken);
        return result.IsAccepted
            ? Results.Json(new CommandResponse(result.Message, null, null), statusCode: StatusCodes.Status202Accepted)
            : ApiProblems.From(result);
    }
}
