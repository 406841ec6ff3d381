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
        if (!result.IsAccepted)
        {
            return ApiProblems.From(result);
        }

        var attempt = result.AttemptId is { } id
            ? await store.ReadAsync((db, ct) => db.Attempts.SingleAsync(a => a.Id == id, ct), cancellationToken)
            : null;
        return Results.Json(new CommandResponse(result.Message, result.LiveFingerprint, AttemptResponse.From(attempt)), statusCode: StatusCodes.Status202Accepted);
    }

    public static Caller CallerOf(HttpContext context) =>
        ConsoleClaims.CallerOf(context.User) ?? throw new InvalidOperationException("The API was reached without a caller.");
}
