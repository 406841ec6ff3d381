using System.Globalization;

namespace SecOpsConsole.Core.Tests.AutomaticPath;

/// <summary>
/// Random policies, events, settings and states of the guards through the whole automatic path, from the webhook's bytes to the call of the
/// gateway. What must hold is asked at that call, by <see cref="WriteWitness"/>, which believes neither the judge nor the decider.
/// </summary>
public sealed class AutomaticPathTests(ITestOutputHelper output)
{
    private const int All = 100_000;
    private const int Sample = 300;
    private const int ChangesOfOneWorld = 150;

    private static readonly bool s_isLong = Environment.GetEnvironmentVariable("SECOPS_LONG") == "1";

    private static readonly int s_seed = int.TryParse(Environment.GetEnvironmentVariable("SECOPS_SEED"), CultureInfo.InvariantCulture, out var seed)
        ? seed
        : Random.Shared.Next(1_000_000_000);

    [Fact]
    public async Task No_automatic_write_widens_access_or_is_made_without_certainty_a_record_or_the_judged_policy()
    {
        var changes = int.TryParse(Environment.GetEnvironmentVariable("SECOPS_CASES"), CultureInfo.InvariantCulture, out var asked) ? asked : s_isLong ? All : Sample;
        output.WriteLine($"SECOPS_SEED={s_seed}, {changes:N0} changes");
        var tally = new PathTally();

        await Parallel.ForEachAsync(
            Enumerable.Range(0, (changes + ChangesOfOneWorld - 1) / ChangesOfOneWorld),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken },
            async (number, _) =>
            {
                var seed = unchecked(s_seed + (number * 104_729));
                try
                {
                    await using var world = await RandomWorld.StartAsync(seed, tally);
                    await world.LiveAsync(Math.Min(ChangesOfOneWorld, changes - (number * ChangesOfOneWorld)));
                }
                catch (Exception error) when (error is not OperationCanceledException)
                {
                    throw new InvalidOperationException($"world {number} of SECOPS_SEED={s_seed}: {error.Message}", error);
                }
            });

        output.WriteLine(tally.ToString());
        // A property about writes says nothing where there are none, and nothing of guards that never held.
        Assert.True(tally.Writes > changes / 25, tally.ToString());
        Assert.True(tally.Blocks > 0, tally.ToString());
        Assert.True(tally.KindsOfHold >= 5, tally.ToString());
    }
}
