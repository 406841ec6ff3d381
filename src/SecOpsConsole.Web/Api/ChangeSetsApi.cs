using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Api.Models;

namespace SecOpsConsole.Web.Api;

/// <summary>Changes: what one session did with one tool without a pause, with its findings and who told of it.</summary>
internal static class ChangeSetsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        var sets = api.MapGroup("/change-sets").WithTags("Change sets");
        sets.MapGet("", ListAsync).WithName("listChangeSets").WithSummary("Changes that led to findings, newest first")
            .Produces<Page<ChangeSetRow>>().ProducesProblem(400);
        sets.MapGet("/{id:long}", GetAsync).WithName("getChangeSet").WithSummary("One change; an id that became part of another leads to that one")
            .Produces<ChangeSetResponse>().ProducesProblem(404);
        sets.MapGet("/{id:long}/findings", FindingsAsync).WithName("listChangeSetFindings").WithSummary("The findings of one change, the worst first, of these what is exposed now, then the oldest")
            .Produces<Page<FindingRow>>().ProducesProblem(400).ProducesProblem(404);
        sets.MapGet("/{id:long}/signals", SignalsAsync).WithName("listChangeSetSignals").WithSummary("Who told of one change, in the order of what happened")
            .Produces<Page<SignalRow>>().ProducesProblem(400).ProducesProblem(404);
    }

    private static async Task<IResult> ListAsync(ChangeSetQueries queries, string? cursor, int? limit, CancellationToken cancellationToken) =>
        ApiPage.Refuse(limit, cursor) ?? Results.Ok(await queries.ListAsync(cursor, limit ?? ApiPage.DefaultLimit, cancellationToken));

    private static async Task<IResult> GetAsync(long id, ChangeSetQueries queries, CancellationToken cancellationToken) =>
        await queries.GetAsync(id, cancellationToken) is { } detail ? Results.Ok(ChangeSetResponse.From(detail)) : Missing(id);

    private static async Task<IResult> FindingsAsync(
        long id, ChangeSetQueries queries, FindingQueries findings, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        if (ApiPage.Refuse(limit, cursor) is { } refused)
        {
            return refused;
        }

        return await queries.GetAsync(id, cancellationToken) is { } detail
            ? Results.Ok(await findings.ListAsync(new FindingFilter { ChangeSetId = detail.Change.Id }, cursor, limit ?? ApiPage.DefaultLimit, cancellationToken))
            : Missing(id);
    }

    private static async Task<IResult> SignalsAsync(long id, ChangeSetQueries queries, string? cursor, int? limit, CancellationToken cancellationToken)
    {
        if (ApiPage.Refuse(limit, cursor) is { } refused)
        {
            return refused;
        }

        return await queries.GetAsync(id, cancellationToken) is { } detail
            ? Results.Ok(await queries.SignalsAsync(detail.Change.Id, cursor, limit ?? ApiPage.DefaultLimit, cancellationToken))
            : Missing(id);
    }

    private static IResult Missing(long id) => ApiProblems.NotFound($"There is no change set {id}.");
}
