using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.People;
using SecOpsConsole.Web.Api.Models;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Api;

/// <summary>The answer to a command that writes nothing to AWS.</summary>
internal static class ApiCommand
{
    public static async Task<IResult> AnswerAsync(Task<DeskResult> command)
    {
        var result = await command;
        return CommandResponse.From(result) is { } accepted
            ? Results.Json(accepted, statusCode: StatusCodes.Status202Accepted)
            : ApiProblems.From(result);
    }

    public static Caller CallerOf(HttpContext context) =>
        ConsoleClaims.CallerOf(context.User) ?? throw new InvalidOperationException("The API was reached without a caller.");
}
