using System.Globalization;
using System.Text.Json;
using SecOpsConsole.Core.Replay;

namespace SecOpsConsole.Web.Commands;

/// <summary>Stored events through today's rules, as a dry run: a gate for changes of rules.</summary>
internal sealed class ReplayCommand : ICommand
{
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(300);

    public string Name => "replay";
    public string Summary => "Replays stored events through today's rules, as a dry run.";

    public string Help => """
        usage: SecOpsConsole.Web replay --from TIME --to TIME [--json]
        Takes the events that arrived from TIME until before TIME (UTC, such as 2026-11-20T09:00) through today's parser, judge and
        decider, and prints what differs from what was recorded then. At most 31 days and 10,000 events. Nothing is written to AWS, to
        findings or to their timelines; that somebody asked is one row of the audit record.
        With a server running it is asked over its socket in the data directory; otherwise the store is opened.
        exit codes: 0 nothing differs, 1 something differs, 2 it could not be replayed, or the arguments cannot be used
        """;

    public async Task<int> RunAsync(string[] args, CommandContext context)
    {
        var json = args.Contains("--json");
        var parsed = CommandArguments.Parse([.. args.Where(arg => arg != "--json")], ["--from", "--to"], out var problem);
        if (parsed is null || parsed.Words.Count > 0 || TimeOf(parsed["--from"]) is not { } from || TimeOf(parsed["--to"]) is not { } to)
        {
            await context.Error.WriteLineAsync($"{(problem.Length > 0 ? problem : "Give --from and --to as times in UTC.")} Nothing was replayed.\n\n{Help}");
            return CommandLine.Unusable;
        }
        var answer = await OperatorClient.ReplayAsync(new ReplayRequest(from, to), s_poll, context);
        if (answer.Run is not { Status: ReplayStatus.Completed } run)
        {
            await context.Error.WriteLineAsync(answer.Run?.Problem ?? answer.Message);
            return CommandLine.Unusable;
        }
        await context.Output.WriteLineAsync(json ? JsonSerializer.Serialize(answer, OperatorSocket.Json) : Text(run, answer.Differences));
        return run.Different == 0 ? CommandLine.Success : CommandLine.Failure;
    }

    private static string Text(ReplayRun run, IReadOnlyList<ReplayDifference> differences)
    {
        var lines = differences.Select(d => string.Create(
            CultureInfo.InvariantCulture, $"{d.ReceivedUtc:yyyy-MM-ddTHH:mm:ssZ}  event {d.EventId}  {d.EventName} {d.Bucket}  {d.Kind}: {d.Then} -> {d.Now}"));
        var kept = run.Kept == ReplayLimits.MostDifferences ? $" The first {run.Kept} differences are shown." : "";
        return string.Join(Environment.NewLine, [.. lines,
            $"{run.Done} events, {run.Different} differ, {run.NotComparable} without a record to compare with.{kept}"]);
    }

    private static DateTime? TimeOf(string? text) => DateTime.TryParse(
        text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time : null;
}
