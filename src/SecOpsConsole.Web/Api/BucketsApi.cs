using Microsoft.AspNetCore.Mvc;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Api.Models;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Api;

/// <summary>Buckets: exposure, policy history, mode.</summary>
internal static class BucketsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var buckets = api.MapGroup("/buckets").WithTags("Buckets");
        buckets.MapGet("", ListAsync).WithName("listBuckets").WithSummary("Buckets, the most exposed first, of these the one with the worst open finding, then by name")
            .Produces<Page<BucketRow>>().ProducesProblem(400);
        buckets.MapGet("/{name}", GetAsync).WithName("getBucket").WithSummary("One bucket with its live policy and baseline")
            .Produces<BucketResponse>().ProducesProblem(404);
        buckets.MapGet("/{name}/versions", VersionsAsync).WithName("listBucketVersions").WithSummary("The policy history, newest first")
            .Produces<Page<PolicyVersionRow>>().ProducesProblem(400).ProducesProblem(404);
        buckets.MapGet("/{name}/attempts", AttemptsAsync).WithName("listBucketAttempts").WithSummary("What was done to the bucket, newest first, with the undo of each")
            .Produces<Page<ActionResponse>>().ProducesProblem(400).ProducesProblem(404);
        buckets.MapPost("/{name}/contain", ContainAsync).WithName("containBucket")
            .WithSummary("Switch Block Public Access of the bucket fully on; its policy stays")
            .Produces<CommandResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
        buckets.MapPost("/{name}/restore-block", RestoreBlockAsync).WithName("restoreBucketBlock")
            .WithSummary("Give the bucket back the Block Public Access that was taken away; its policy stays")
            .Produces<CommandResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
        Setting(buckets, "mode", SetModeAsync).WithName("setBucketMode").WithSummary("Set what the console may do by itself");
        Setting(buckets, "automatic-action", SetAutomaticActionAsync).WithName("setBucketAutomaticAction")
            .WithSummary("Set whether automatic mode reverts or repairs");
        Setting(buckets, "four-eyes", SetFourEyesAsync).WithName("setBucketFourEyes")
            .WithSummary("Set for which decisions about the bucket a second person is needed");
        buckets.MapGet("/{name}/decisions", DecisionsAsync).WithName("listBucketDecisions")
            .WithSummary("The newest decisions about the bucket that wrote nothing to AWS, with the undo of each")
            .Produces<IReadOnlyList<DecisionRow>>().ProducesProblem(404);
        buckets.MapPost("/{name}/resume", ResumeAsync).WithName("resumeBucket").WithSummary("Let automatic mode act again where a guard held it")
            .Produces<CommandResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);
    }

    private static RouteHandlerBuilder Setting(RouteGroupBuilder buckets, string name, Delegate handler) =>
        buckets.MapPut($"/{{name}}/{name}", handler).Produces<CommandResponse>(StatusCodes.Status202Accepted)
            .ProducesProblem(400).ProducesProblem(403).ProducesProblem(404).ProducesProblem(409).ProducesProblem(503);

    private static async Task<IResult> ListAsync(BucketQueries queries, string? text, bool? exposed, string? cursor, int? limit, CancellationToken cancellationToken) =>
        ApiPage.Refuse(limit, cursor) ?? Results.Ok(await queries.ListAsync(text, exposed ?? false, cursor, limit ?? ApiPage.DefaultLimit, cancellationToken));

    private static async Task<IResult> GetAsync(string name, BucketQueries queries, FourEyesOptions eyes, CancellationToken cancellationToken) =>
        await queries.GetAsync(name, cancellationToken) is { } detail ? Results.Ok(BucketResponse.From(detail, eyes)) : Unknown(name);

    private static async Task<IResult> VersionsAsync(string name, BucketQueries queries, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        if (ApiPage.Refuse(limit, cursor) is { } refused)
        {
            return refused;
        }

        return await queries.GetAsync(name, cancellationToken) is { } detail
            ? Results.Ok(await queries.VersionsAsync(new BucketId(detail.Bucket.Id), cursor, limit ?? ApiPage.DefaultLimit, cancellationToken))
            : Unknown(name);
    }

    private static async Task<IResult> AttemptsAsync(
        string name, BucketQueries buckets, AttemptQueries attempts, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        if (ApiPage.Refuse(limit, cursor) is { } refused)
        {
            return refused;
        }
        if (await buckets.GetAsync(name, cancellationToken) is not { } detail)
        {
            return Unknown(name);
        }
        var page = await attempts.OfBucketAsync(new BucketId(detail.Bucket.Id), cursor, limit ?? ApiPage.DefaultLimit, cancellationToken);
        return Results.Ok(new Page<ActionResponse>([.. page.Items.Select(ActionResponse.From)], page.NextCursor));
    }

    private static async Task<IResult> ContainAsync(
        string name, [FromBody] BlockDecisionRequest request, HttpContext context, BucketQueries queries, AnalystDesk desk, ConsoleStore store,
        CancellationToken cancellationToken) => await queries.GetAsync(name, cancellationToken) is { } detail
            ? await ApiAnswers.AnswerAsync(
                desk.ContainAsync(new BucketId(detail.Bucket.Id), request.ExpectedBlock, request.Reason, ApiAnswers.CallerOf(context), cancellationToken),
                store, cancellationToken)
            : Unknown(name);

    private static async Task<IResult> RestoreBlockAsync(
        string name, [FromBody] BlockDecisionRequest request, HttpContext context, BucketQueries queries, AnalystDesk desk, ConsoleStore store,
        CancellationToken cancellationToken) => await queries.GetAsync(name, cancellationToken) is { } detail
            ? await ApiAnswers.AnswerAsync(
                desk.RestoreBlockAsync(new BucketId(detail.Bucket.Id), request.ExpectedBlock, request.Reason, ApiAnswers.CallerOf(context), cancellationToken),
                store, cancellationToken)
            : Unknown(name);

    private static Task<IResult> SetModeAsync(
        string name, [FromBody] ModeRequest request, HttpContext context, BucketQueries queries, AnalystDesk desk, CancellationToken cancellationToken) =>
        SetAsync(name, context, queries, (bucket, caller) => desk.SetModeAsync(bucket, request.Mode, request.OverrideProtection, request.Reason, caller, cancellationToken), cancellationToken);

    private static Task<IResult> SetAutomaticActionAsync(
        string name, [FromBody] AutomaticActionRequest request, HttpContext context, BucketQueries queries, AnalystDesk desk, CancellationToken cancellationToken) =>
        SetAsync(
            name, context, queries,
            (bucket, caller) => desk.SetAutomaticActionAsync(bucket, request.Action, request.Reason, caller, cancellationToken), cancellationToken);

    private static Task<IResult> SetFourEyesAsync(
        string name, [FromBody] FourEyesRequest request, HttpContext context, BucketQueries queries, AnalystDesk desk, CancellationToken cancellationToken) =>
        SetAsync(name, context, queries, (bucket, caller) => desk.SetFourEyesAsync(bucket, request.Rule?.ToRule(), request.Reason, caller, cancellationToken), cancellationToken);

    private static async Task<IResult> DecisionsAsync(string name, BucketQueries queries, DecisionQueries decisions, CancellationToken cancellationToken) =>
        await queries.GetAsync(name, cancellationToken) is { } detail
            ? Results.Ok(await decisions.OfBucketAsync(new BucketId(detail.Bucket.Id), cancellationToken))
            : Unknown(name);

    private static Task<IResult> ResumeAsync(
        string name, [FromBody] ResumeRequest request, HttpContext context, BucketQueries queries, AnalystDesk desk, CancellationToken cancellationToken) =>
        SetAsync(name, context, queries, (bucket, caller) => desk.ResumeAsync(bucket, request.Reason, caller, cancellationToken), cancellationToken);

    private static async Task<IResult> SetAsync(
        string name, HttpContext context, BucketQueries queries, Func<BucketId, Caller, Task<DeskResult>> set, CancellationToken cancellationToken)
    {
        if (await queries.GetAsync(name, cancellationToken) is not { } detail)
        {
            return Unknown(name);
        }

        var caller = ConsoleClaims.CallerOf(context.User) ?? throw new InvalidOperationException("The API was reached without a caller.");
        return await ApiCommand.AnswerAsync(set(new BucketId(detail.Bucket.Id), caller));
    }

    private static IResult Unknown(string name) => ApiProblems.NotFound($"The console knows no bucket {name}.");
}
