using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Api.Models;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Api;

/// <summary>Repeat offenders: read the story, quarantine, release, settle.</summary>
internal static class OffendersApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var offenders = api.MapGroup("/offenders").WithTags("Offenders");
        offenders.MapGet("/{id:long}", GetAsync).WithName("getOffender").WithSummary("A repeat-offender finding with its story, by the finding's id")
            .Produces<OffenderResponse>().ProducesProblem(404);
        Command(offenders, "quarantine", QuarantineAsync, "Put the console's own deny on the user or role");
        Command(offenders, "release", ReleaseAsync, "Take away exactly what a quarantine put");
        Command(offenders, "settle", SettleAsync, "Close the matter; a quarantine stays");
    }

    private static void Command(RouteGroupBuilder offenders, string verb, Delegate handler, string summary) =>
        offenders.MapPost($"/{{id:long}}/{verb}", handler).WithName(verb + "Offender").WithSummary(summary)
            .Produces<CommandResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);

    private static async Task<IResult> GetAsync(long id, OffenderQueries queries, CancellationToken cancellationToken) =>
        await queries.GetAsync(new FindingId(id), cancellationToken) is { } detail
            ? Results.Ok(OffenderResponse.From(detail))
            : ApiProblems.NotFound($"There is no repeat-offender finding {id}.");

    private static Task<IResult> QuarantineAsync(
        long id, [FromBody] QuarantineRequest request, HttpContext context, AnalystDesk desk, ConsoleStore store, CancellationToken cancellationToken) =>
        AnswerAsync(
            desk.QuarantineAsync(new FindingId(id), request.Choice, request.ExpectedFingerprint, request.Reason, CallerOf(context), cancellationToken),
            store, cancellationToken);

    private static Task<IResult> ReleaseAsync(
        long id, [FromBody] DecisionRequest request, HttpContext context, AnalystDesk desk, ConsoleStore store, CancellationToken cancellationToken) =>
        AnswerAsync(desk.ReleaseAsync(new FindingId(id), request.ExpectedFingerprint, request.Reason, CallerOf(context), cancellationToken), store, cancellationToken);

    private static Task<IResult> SettleAsync(
        long id, [FromBody] SettleRequest request, HttpContext context, AnalystDesk desk, ConsoleStore store, CancellationToken cancellationToken) =>
        AnswerAsync(desk.SettleAsync(new FindingId(id), request.ExpectedVersion, request.Reason, CallerOf(context), cancellationToken), store, cancellationToken);

    private static async Task<IResult> AnswerAsync(Task<DeskResult> command, ConsoleStore store, CancellationToken cancellationToken)
    {
        var result = await command;
        var attempt = result is { IsAccepted: true, AttemptId: { } id }
            ? await store.ReadAsync((db, ct) => db.Attempts.SingleAsync(a => a.Id == id, ct), cancellationToken)
            : null;
        return CommandResponse.From(result, AttemptResponse.From(attempt)) is { } accepted
            ? Results.Json(accepted, statusCode: StatusCodes.Status202Accepted)
            : ApiProblems.From(result);
    }

    private static Caller CallerOf(HttpContext context) =>
        ConsoleClaims.CallerOf(context.User) ?? throw new InvalidOperationException("The API was reached without a caller.");
}
