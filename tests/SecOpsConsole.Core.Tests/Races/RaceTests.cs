using System.Globalization;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Races;

/// <summary>
/// Two at once on one finding, through the Desk and a real store: one is accepted, exactly one effect comes of it, and the other is told in
/// words who was first.
/// </summary>
public sealed class RaceTests
{
    private const string Machine = "automatic mode";
    private static readonly int s_rounds = Environment.GetEnvironmentVariable("SECOPS_LONG") == "1" ? 200 : 8;

    [Theory]
    [InlineData(Deed.Revert, Deed.Revert)]
    [InlineData(Deed.Repair, Deed.Repair)]
    [InlineData(Deed.Contain, Deed.Contain)]
    [InlineData(Deed.Approve, Deed.Approve)]
    [InlineData(Deed.Undo, Deed.Undo)]
    [InlineData(Deed.Revert, Deed.Approve)]
    [InlineData(Deed.Repair, Deed.Contain)]
    public async Task Of_two_analysts_one_is_first_and_the_other_is_told_who(Deed anas, Deed bobs)
    {
        await using var world = await World.OpenAsync();
        for (var round = 0; round < s_rounds; round++)
        {
            var scene = await RaceScene.StageAsync(world, Name(round), AutomaticMode.Review, undoneLater: anas == Deed.Undo);
            var (ana, bob) = await AtOnceAsync(() => scene.DoAsync(anas, world.Ana), () => scene.DoAsync(bobs, world.Bob), round);

            Assert.True(ana.IsAccepted != bob.IsAccepted, $"round {round}: Ana: {ana.Outcome} {ana.Message} Bob: {bob.Outcome} {bob.Message}");
            ToldWho(ana.IsAccepted ? bob : ana, ana.IsAccepted ? "Ana" : "Bob", round);
            await scene.HasOneEffectAsync(ana.IsAccepted ? anas : bobs, ana.IsAccepted ? "Ana" : "Bob");
        }
    }

    /// <summary>The second comes when the first is long done: the words are the same.</summary>
    [Theory]
    [InlineData(Deed.Revert)]
    [InlineData(Deed.Repair)]
    [InlineData(Deed.Contain)]
    [InlineData(Deed.Approve)]
    [InlineData(Deed.Undo)]
    public async Task Whoever_comes_late_with_an_old_page_is_told_who_was_first(Deed deed)
    {
        await using var world = await World.OpenAsync();
        var scene = await RaceScene.StageAsync(world, "late", AutomaticMode.Review, undoneLater: deed == Deed.Undo);
        var first = await scene.DoAsync(deed, world.Ana);
        Assert.True(first.IsAccepted, first.Message);
        await world.DrainAsync();

        ToldWho(await scene.DoAsync(deed, world.Bob), "Ana", 0);
        await scene.HasOneEffectAsync(deed, "Ana");
    }

    [Theory]
    [InlineData(Deed.Revert)]
    [InlineData(Deed.Repair)]
    [InlineData(Deed.Contain)]
    [InlineData(Deed.Approve)]
    [InlineData(Deed.Undo)]
    public async Task Of_an_analyst_and_automatic_mode_one_is_first_and_the_analyst_is_told(Deed anas)
    {
        await using var world = await World.OpenAsync();
        var analystWasFirst = 0;
        for (var round = 0; round < s_rounds; round++)
        {
            // What is undone here is a containment: the weak policy is still live, so automatic mode has something to do.
            var scene = await RaceScene.StageAsync(world, Name(round), AutomaticMode.Automatic, containedFirst: anas == Deed.Undo);
            DeskResult ana = null!;
            await AtOnceAsync(async () => ana = await scene.DoAsync(anas, world.Ana), async () => { await world.DecideAsync(scene.Bucket.Id); return ana; }, round);

            if (ana.IsAccepted)
            {
                analystWasFirst++;
            }
            else
            {
                ToldWho(ana, Machine, round);
            }

            await scene.HasOneEffectAsync(ana.IsAccepted ? anas : Deed.Revert, ana.IsAccepted ? "Ana" : Machine);
        }

        TestContext.Current.SendDiagnosticMessage($"{anas}: the analyst was first in {analystWasFirst} of {s_rounds} rounds");
    }

    /// <summary>Both are let go at the same moment, in turns first by a hair.</summary>
    private static async Task<(DeskResult First, DeskResult Second)> AtOnceAsync(Func<Task<DeskResult>> first, Func<Task<DeskResult>> second, int round)
    {
        using var barrier = new Barrier(2);
        Task<DeskResult> Go(Func<Task<DeskResult>> deed, bool waits) => Task.Run(async () =>
        {
            barrier.SignalAndWait();
            if (waits)
            {
                Thread.SpinWait(2_000);
            }

            return await deed();
        });
        var (one, other) = (Go(first, round % 2 == 1), Go(second, round % 2 == 0));
        await Task.WhenAll(one, other);
        return (await one, await other);
    }

    private static void ToldWho(DeskResult refused, string name, int round)
    {
        Assert.False(refused.IsAccepted);
        Assert.True(refused.Message.Contains(name, StringComparison.Ordinal), $"round {round}: {name} is not named: {refused.Outcome} {refused.Message}");
        Assert.Contains("changed nothing", refused.Message, StringComparison.Ordinal);
    }

    private static string Name(int round) => string.Create(CultureInfo.InvariantCulture, $"race-{round}");
}
