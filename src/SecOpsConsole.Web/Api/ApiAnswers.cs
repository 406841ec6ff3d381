using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Api.Models;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Api;

/// <summary>The answer to a command of the Desk: accepted with its attempt, or a problem.</summary>
internal static class ApiAnswers
{
    public static async Task<IResult> AnswerAsync(Task<DeskResult> command, ConsoleStore store, CancellationToken cancellationToken)
    {
        var result = await command;
        var attempt = result is { IsAccepted: true, AttemptId: { } id }
            ? await store.ReadAsync((db, ct) => db.Attempts.SingleAsync(a => a.Id == id, ct), cancellationToken)
            : null;
        return CommandResponse.From(result, AttemptResponse.From(attempt)) is { } accepted
            ? Results.Json(accepted, statusCode: StatusCodes.Status202Accepted)
            : ApiProblems.From(result);
    }

    public static Caller CallerOf(HttpContext context) =>
        ConsoleClaims.CallerOf(context.User) ?? throw new InvalidOperationException("The API was reached without a caller.");
}
