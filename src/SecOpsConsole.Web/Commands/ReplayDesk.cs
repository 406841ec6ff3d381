using SecOpsConsole.Core.Replay;

namespace SecOpsConsole.Web.Commands;

/// <summary>Replays for the operator of the machine.</summary>
internal static class ReplayDesk
{
    private const int PageSize = 200;

    /// <summary>Starts a replay, or tells how it stands.</summary>
    public static async Task<ReplayAnswer> AskAsync(IServiceProvider services, ReplayRequest request, CancellationToken cancellationToken)
    {
        var queries = services.GetRequiredService<ReplayQueries>();
        if (request.RunId is { } asked)
        {
            return await queries.GetAsync(asked, cancellationToken) is { } run
                ? new ReplayAnswer("", run, run.IsActive ? [] : await DifferencesAsync(queries, asked, cancellationToken))
                : ReplayAnswer.Refused("There is no such replay any more.");
        }
        var started = await services.GetRequiredService<Replays>().StartByOperatorAsync(request.FromUtc!.Value, request.ToUtc!.Value, cancellationToken);
        return started.RunId is { } id
            ? new ReplayAnswer(started.Message, await queries.GetAsync(id, cancellationToken), [])
            : ReplayAnswer.Refused(started.Message);
    }

    private static async Task<IReadOnlyList<ReplayDifference>> DifferencesAsync(ReplayQueries queries, long runId, CancellationToken cancellationToken)
    {
        var all = new List<ReplayDifference>();
        string? cursor = null;
        do
        {
            var page = await queries.DifferencesAsync(runId, null, cursor, PageSize, cancellationToken);
            all.AddRange(page.Items);
            cursor = page.NextCursor;
        }
        while (cursor is not null);
        return all;
    }
}
