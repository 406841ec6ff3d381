using Microsoft.AspNetCore.Mvc;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Api.Models;

namespace SecOpsConsole.Web.Api;

/// <summary>Findings: read them, decide about them.</summary>
internal static class FindingsApi
{
    private const int LongestBucket = 64;
    private const int LongestActor = 2048;

    public static void Map(RouteGroupBuilder api)
    {
        var findings = api.MapGroup("/findings").WithTags("Findings");
        findings.MapGet("", ListAsync).WithName("listFindings").WithSummary("Findings, newest first; the view NeedsDecision and those of one change: the worst first, of these what is exposed now, then the oldest")
            .Produces<Page<FindingRow>>().ProducesProblem(400);
        findings.MapGet("/{id:long}", GetAsync).WithName("getFinding").WithSummary("One finding with its timeline")
            .Produces<FindingResponse>().ProducesProblem(404);
        Decision(findings, "approve", ApproveAsync, "Accept exactly the live policy as the baseline");
        Decision(findings, "revert", RevertAsync, "Go back to the baseline");
        Decision(findings, "repair", RepairAsync, "Take out only what lets everybody in");
        Decision(findings, "contain", ContainAsync, "Switch Block Public Access of the bucket fully on, and decide about the policy later");
        Decision(findings, "restore-block", RestoreBlockAsync, "Give the bucket back the Block Public Access that was taken away");
        Decision(findings, "restore-encryption", RestoreEncryptionAsync, "Give the bucket back the default encryption that was taken away");
        Decision(findings, "escalate", EscalateAsync, "Hand the finding over to somebody");
        Decision(findings, "acknowledge", AcknowledgeAsync, "Take an escalated finding: nobody else is asked");
        Decision(findings, "undo", UndoAsync, "Put back what the latest action on the finding replaced");
    }

    private static void Decision(RouteGroupBuilder findings, string verb, Delegate handler, string summary) =>
        findings.MapPost($"/{{id:long}}/{verb}", handler).WithName(verb.Replace("-block", "Block", StringComparison.Ordinal).Replace("-encryption", "Encryption", StringComparison.Ordinal) + "Finding").WithSummary(summary)
            .Produces<CommandResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);

    private static async Task<IResult> ListAsync(
        FindingQueries queries, string? bucket, string? actor, WorkflowStatus? workflowStatus, FindingSource? source, FindingView? view, long? changeSet,
        string? cursor, int? limit, CancellationToken cancellationToken)
    {
        if (bucket?.Length > LongestBucket || actor?.Length > LongestActor)
        {
            return ApiProblems.Invalid($"A bucket's name has at most {LongestBucket - 1} characters, an actor {LongestActor}.");
        }

        var filter = new FindingFilter
        {
            View = view ?? FindingView.All,
            Bucket = string.IsNullOrEmpty(bucket) ? null : bucket,
            Actor = string.IsNullOrEmpty(actor) ? null : actor,
            WorkflowStatus = workflowStatus,
            Source = source,
            ChangeSetId = changeSet,
        };
        return ApiPage.Refuse(limit, cursor) ?? Results.Ok(await queries.ListAsync(filter, cursor, limit ?? ApiPage.DefaultLimit, cancellationToken));
    }

    private static async Task<IResult> GetAsync(long id, FindingQueries queries, CancellationToken cancellationToken) =>
        await queries.GetAsync(new FindingId(id), cancellationToken) is { } detail
            ? Results.Ok(FindingResponse.From(detail))
            : ApiProblems.NotFound($"There is no finding {id}.");

    private static Task<IResult> ApproveAsync(
        long id, [FromBody] ApproveRequest request, HttpContext context, AnalystDesk desk, ConsoleStore store, CancellationToken cancellationToken) =>
        ApiAnswers.AnswerAsync(
            desk.ApproveAsync(new FindingId(id), request.ExpectedFingerprint, request.ExpectedHeldBack, request.Reason, ApiAnswers.CallerOf(context), cancellationToken), store, cancellationToken);

    private static Task<IResult> RevertAsync(
        long id, [FromBody] WriteDecisionRequest request, HttpContext context, AnalystDesk desk, ConsoleStore store, CancellationToken cancellationToken) =>
        ApiAnswers.AnswerAsync(
            desk.RevertAsync(new FindingId(id), request.ExpectedFingerprint, request.AcceptLockOut, request.Reason, ApiAnswers.CallerOf(context), cancellationToken),
            store, cancellationToken);

    private static Task<IResult> RepairAsync(
        long id, [FromBody] WriteDecisionRequest request, HttpContext context, AnalystDesk desk, ConsoleStore store, CancellationToken cancellationToken) =>
        ApiAnswers.AnswerAsync(
            desk.RepairAsync(new FindingId(id), request.ExpectedFingerprint, request.AcceptLockOut, request.Reason, ApiAnswers.CallerOf(context), cancellationToken),
            store, cancellationToken);

    private static Task<IResult> UndoAsync(
        long id, [FromBody] UndoRequest request, HttpContext context, AnalystDesk desk, ConsoleStore store, CancellationToken cancellationToken) =>
        ApiAnswers.AnswerAsync(
            desk.UndoAsync(new FindingId(id), request.ExpectedFingerprint, request.ConfirmWidening, request.AcceptLockOut, request.Reason, ApiAnswers.CallerOf(context), cancellationToken),
            store, cancellationToken);

    private static Task<IResult> ContainAsync(
        long id, [FromBody] BlockDecisionRequest request, HttpContext context, AnalystDesk desk, ConsoleStore store, CancellationToken cancellationToken) =>
        ApiAnswers.AnswerAsync(
            desk.ContainAsync(new FindingId(id), request.ExpectedBlock, request.Reason, ApiAnswers.CallerOf(context), cancellationToken), store, cancellationToken);

    private static Task<IResult> RestoreBlockAsync(
        long id, [FromBody] BlockDecisionRequest request, HttpContext context, AnalystDesk desk, ConsoleStore store, CancellationToken cancellationToken) =>
        ApiAnswers.AnswerAsync(
            desk.RestoreBlockAsync(new FindingId(id), request.ExpectedBlock, request.Reason, ApiAnswers.CallerOf(context), cancellationToken), store, cancellationToken);

    private static Task<IResult> RestoreEncryptionAsync(
        long id, [FromBody] EncryptionDecisionRequest request, HttpContext context, AnalystDesk desk, ConsoleStore store, CancellationToken cancellationToken) =>
        ApiAnswers.AnswerAsync(
            desk.RestoreEncryptionAsync(new FindingId(id), request.ExpectedEncryption, request.RestoredEncryption, request.Reason, ApiAnswers.CallerOf(context), cancellationToken), store, cancellationToken);

    private static Task<IResult> EscalateAsync(
        long id, [FromBody] EscalationRequest request, HttpContext context, AnalystDesk desk, ConsoleStore store, CancellationToken cancellationToken) =>
        ApiAnswers.AnswerAsync(
            desk.EscalateAsync(
                new FindingId(id), request.Assignee, request.Reason, request.DueUtc?.ToUniversalTime(), request.ExpectedFingerprint,
                ApiAnswers.CallerOf(context), cancellationToken),
            store, cancellationToken);

    private static Task<IResult> AcknowledgeAsync(long id, HttpContext context, EscalationDesk escalations, ConsoleStore store, CancellationToken cancellationToken) =>
        ApiAnswers.AnswerAsync(escalations.AcknowledgeAsync(new FindingId(id), ApiAnswers.CallerOf(context), cancellationToken), store, cancellationToken);
}
