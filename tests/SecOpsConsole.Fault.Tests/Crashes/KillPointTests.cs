using SecOpsConsole.Fault.Tests.Deeds;
using SecOpsConsole.Fault.Tests.Stage;

namespace SecOpsConsole.Fault.Tests.Crashes;

/// <summary>
/// kill -9 before and after every step of a write, while AWS lives on in a process of its own: after the restart there is exactly one
/// effect, and the record says so. The normal run has every moment once, each in another action; the long run has every moment at least
/// twenty times, in every action.
/// </summary>
public sealed class KillPointTests
{
    private const int TimesEachMoment = 20;

    [Fact]
    public async Task A_kill_at_any_moment_leaves_one_effect_and_a_true_record()
    {
        Scale.Tell("kill points");
        var chains = Scale.IsLong ? Long() : Sample();
        await Parallel.ForEachAsync(
            chains, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = TestContext.Current.CancellationToken }, async (rounds, _) =>
            {
                var folder = Directory.CreateTempSubdirectory("secops-kill-");
                await using (var aws = await AwsStage.StartAsync(Path.Combine(folder.FullName, "aws")))
                await using (var console = ConsoleStage.For(aws, Path.Combine(folder.FullName, "console")))
                {
                    await new KillChain(aws, console, rounds).RunAsync();
                }

                folder.Delete(recursive: true);
            });
    }

    /// <summary>Every moment once, in two chains.</summary>
    private static IEnumerable<IReadOnlyList<Round>> Sample()
    {
        var acts = Enum.GetValues<Act>();
        var rounds = Moment.All.Select((moment, i) => Killed(acts[(i + Scale.Seed) % acts.Length], moment, i)).ToList();
        return [[.. rounds.Where((_, i) => i % 2 == 0)], [.. rounds.Where((_, i) => i % 2 == 1)]];
    }

    private static Round Killed(Act act, Moment moment, int number) => new(new Deed(act, $"{number:00}"), moment);

    /// <summary>A chain is one action through all moments.</summary>
    private static IEnumerable<IReadOnlyList<Round>> Long()
    {
        var acts = Enum.GetValues<Act>();
        var times = (TimesEachMoment + acts.Length - 1) / acts.Length;
        return Enumerable.Range(0, times).SelectMany(_ => acts).Select(act => Moment.All.Select((moment, i) => Killed(act, moment, i)).ToList());
    }
}
