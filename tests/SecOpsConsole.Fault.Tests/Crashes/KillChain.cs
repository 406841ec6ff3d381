using SecOpsConsole.Fault.Tests.Deeds;
using SecOpsConsole.Fault.Tests.Stage;

namespace SecOpsConsole.Fault.Tests.Crashes;

/// <summary>
/// Many deaths of one console with one database, one after the other. What the last death left half done goes on while the next one
/// comes; at the end everything must have ended as if nobody had died.
/// </summary>
internal sealed class KillChain(AwsStage aws, ConsoleStage console, IReadOnlyList<Round> rounds)
{
    private const int Killed = 137;
    private readonly DeedStage _stage = new(aws, console);
    private readonly IReadOnlyList<Deed> _deeds = [.. rounds.Select(round => round.Deed)];

    public async Task RunAsync()
    {
        await _stage.CreateAsync(_deeds);
        await console.StartAsync(killable: true);
        await _stage.PrepareAsync(_deeds);
        foreach (var round in rounds)
        {
            await DieAsync(round);
            await console.StartAsync(killable: true);
            if (round.LosesTheDecision)
            {
                // Nothing may have come of it; the person sees the finding as it was and decides again.
                var record = console.Record();
                Assert.Equal(round.Deed.Before, record.Attempts.Count(attempt => attempt.BucketId == record.Bucket(round.Deed.Bucket)!.Id));
                await _stage.BeginAsync(round.Deed);
            }
        }

        var end = await console.RestAsync();
        var truth = await aws.TruthAsync();
        var failures = rounds.SelectMany(round => round.Deed.Failures(end, truth).Select(failure => $"{round}: {failure}")).ToList();
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        await console.IsSoundAsync();
    }

    private async Task DieAsync(Round round)
    {
        if (round.FaultPlan is { } plan)
        {
            await aws.FaultAsync(plan);
        }

        await console.ArmAsync(round.Deed.Bucket, round.Moment.Point);
        await _stage.BeginAsync(round.Deed);
        var exit = await console.Program.ExitAsync();
        Assert.True(exit == Killed && console.Program.Output.Contains($"at {round.Moment.Point}", StringComparison.Ordinal), $"{round}: exit code {exit}\n{console.Program.Output}");
        await console.Program.DisposeAsync();
    }
}
