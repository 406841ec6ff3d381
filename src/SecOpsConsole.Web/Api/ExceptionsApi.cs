using Microsoft.AspNetCore.Mvc;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Web.Api.Models;

namespace SecOpsConsole.Web.Api;

/// <summary>Exceptions and false positives: grant, read, extend, revoke.</summary>
internal static class ExceptionsApi
{
    private const int LongestText = 200;

    public static void Map(RouteGroupBuilder api)
    {
        var exceptions = api.MapGroup("/exceptions").WithTags("Exceptions");
        exceptions.MapGet("", ListAsync).WithName("listExceptions").WithSummary("Exceptions: active ones by their end, ended ones newest first")
            .Produces<Page<ExceptionRow>>().ProducesProblem(400);
        Command(exceptions, "/{id:long}/extend", ExtendAsync, "extendException", "Give an exception another end");
        Command(exceptions, "/{id:long}/revoke", RevokeAsync, "revokeException", "End an exception before its time");
        var findings = api.MapGroup("/findings").WithTags("Findings");
        Command(findings, "/{id:long}/exception", GrantAsync, "grantException", "Accept the risk of exactly this finding for a time");
        Command(findings, "/{id:long}/false-positive", MarkFalsePositiveAsync, "markFalsePositive", "Say that the check is wrong about exactly this");
        api.MapGroup("/checks").WithTags("Checks").MapGet("/false-positives", RatesAsync).WithName("listFalsePositiveRates")
            .WithSummary("How often each check is wrong").Produces<IReadOnlyList<CheckRate>>();
    }

    private static void Command(RouteGroupBuilder group, string path, Delegate handler, string name, string summary) =>
        group.MapPost(path, handler).WithName(name).WithSummary(summary).Produces<CommandResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);

    private static async Task<IResult> ListAsync(
        ExceptionQueries queries, ExceptionView? view, string? bucket, string? owner, string? cursor, int? limit, CancellationToken cancellationToken) =>
        ApiPage.Refuse(limit, cursor) ?? (bucket?.Length > LongestText || owner?.Length > LongestText
            ? ApiProblems.Invalid($"A bucket's name or an owner has at most {LongestText} characters.")
            : Results.Ok(await queries.ListAsync(
                new ExceptionFilter { View = view ?? ExceptionView.Active, Bucket = bucket, Owner = owner }, cursor, limit ?? ApiPage.DefaultLimit, cancellationToken)));

    private static Task<List<CheckRate>> RatesAsync(ExceptionQueries queries, CancellationToken cancellationToken) =>
        queries.FalsePositivesByCheckAsync(cancellationToken);

    private static Task<IResult> GrantAsync(
        long id, [FromBody] ExceptionRequest request, HttpContext context, AnalystDesk desk, CancellationToken cancellationToken) => ApiCommand.AnswerAsync(
        desk.GrantExceptionAsync(
            new FindingId(id), new SuppressionSeen(request.ExpectedFingerprint, request.ExpectedHeldBack), new ExceptionGrant(request.Owner, request.Reason, request.ExpiresUtc),
            ApiCommand.CallerOf(context), cancellationToken));

    private static Task<IResult> MarkFalsePositiveAsync(
        long id, [FromBody] FalsePositiveRequest request, HttpContext context, AnalystDesk desk, CancellationToken cancellationToken) => ApiCommand.AnswerAsync(
        desk.MarkFalsePositiveAsync(new FindingId(id), new SuppressionSeen(request.ExpectedFingerprint, request.ExpectedHeldBack), request.Reason, ApiCommand.CallerOf(context), cancellationToken));

    private static Task<IResult> ExtendAsync(
        long id, [FromBody] ExtensionRequest request, HttpContext context, AnalystDesk desk, CancellationToken cancellationToken) => ApiCommand.AnswerAsync(
        desk.ExtendExceptionAsync(new SuppressionId(id), request.ExpiresUtc, request.Reason, ApiCommand.CallerOf(context), cancellationToken));

    private static Task<IResult> RevokeAsync(
        long id, [FromBody] ReasonRequest request, HttpContext context, AnalystDesk desk, CancellationToken cancellationToken) => ApiCommand.AnswerAsync(
        desk.RevokeExceptionAsync(new SuppressionId(id), request.Reason, ApiCommand.CallerOf(context), cancellationToken));
}
