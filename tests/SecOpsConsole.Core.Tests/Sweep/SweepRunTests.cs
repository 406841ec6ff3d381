using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Sweep;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.Sweep;

/// <summary>How runs begin, go on after a crash, and never get in each other's way.</summary>
public sealed class SweepRunTests
{
    [Fact]
    public async Task Two_sweeps_never_run_at_once()
    {
        await using var world = await StartAsync(2);

        Assert.True(await world.StartSweepAsync());
        Assert.False(await world.StartSweepAsync());
        await world.DrainAsync();

        Assert.Equal(1, await world.ReadAsync(db => db.SweepRuns.CountAsync(run => run.Kind == SweepKind.Sweep)));
        Assert.True(await world.StartSweepAsync());
    }

    [Fact]
    public async Task A_slice_that_runs_twice_counts_once()
    {
        await using var world = await StartAsync(12);
        world.Aws["bucket-03"].Policy = SamplePolicy.AnyoneReads.Replace("payroll", "bucket-03", StringComparison.Ordinal);

        await world.StartSweepAsync();
        await world.DrainAsync(twice: true);
        world.Clock.Advance(TimeSpan.FromSeconds(10));
        await world.DrainAsync(twice: true);

        var run = await world.LastSweepAsync();
        Assert.Equal((12, 12, 1, 1), (run.Total, run.Done, run.Changed, run.Found));
    }

    [Fact]
    public async Task A_run_goes_on_behind_the_last_bucket_that_is_done()
    {
        await using var world = await StartAsync(12);
        await world.StartSweepAsync();
        await world.Store.WriteAsync(
            async (scope, token) =>
            {
                // As the process left it when it died.
                var run = await scope.Db.SweepRuns.AsTracking().SingleAsync(run => run.Kind == SweepKind.Sweep, token);
                (run.State, run.Total, run.Done, run.Cursor) = (SweepState.Running, 12, 8, SweepTargets.Key(new BucketRef(FakeAws.Account, FakeAws.Region, "bucket-07")));
            },
            CancellationToken.None);
        world.Aws.Calls.Clear();

        await world.DrainAsync();

        var run = await world.LastSweepAsync();
        Assert.Equal((12, 12, SweepState.Completed), (run.Total, run.Done, run.State));
        Assert.Equal(["Read bucket-08", "Read bucket-09", "Read bucket-10", "Read bucket-11"], world.Aws.Calls.Where(call => call.StartsWith("Read", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task A_piece_of_work_from_an_earlier_slice_does_nothing()
    {
        await using var world = await StartAsync(3);
        await world.StartSweepAsync();
        await world.Store.WriteAsync(
            async (scope, token) => (await scope.Db.SweepRuns.AsTracking().SingleAsync(run => run.Kind == SweepKind.Sweep, token)).Slice = 7, CancellationToken.None);
        world.Aws.Calls.Clear();

        await world.DrainAsync();

        Assert.Empty(world.Aws.Calls);
    }

    [Fact]
    public async Task A_run_that_the_queue_gives_up_says_why_and_lets_the_next_one_begin()
    {
        await using var world = await StartAsync(1);
        await world.StartSweepAsync();
        var run = await world.LastSweepAsync();

        await world.Store.WriteAsync((scope, token) => SweepDriver.EndAsync(scope, run.Id, "Given up after 20 attempts.", token), CancellationToken.None);

        run = await world.LastSweepAsync();
        Assert.Equal(SweepState.Failed, run.State);
        Assert.Contains("0 of 0 buckets: Given up after 20 attempts.", run.Note, StringComparison.Ordinal);
        Assert.True(await world.StartSweepAsync());
    }

    [Fact]
    public async Task An_inventory_that_waits_serves_everybody_who_asks_and_one_that_has_begun_does_not()
    {
        await using var world = await IntakeWorld.StartAsync();
        Assert.True(await StartInventoryAsync(world, FakeAws.Account));
        Assert.False(await StartInventoryAsync(world, FakeAws.Account));
        Assert.True(await StartInventoryAsync(world, "444455556666"));

        await world.Store.WriteAsync(
            async (scope, token) => (await scope.Db.SweepRuns.AsTracking().FirstAsync(run => run.AccountId == FakeAws.Account, token)).State = SweepState.Running, CancellationToken.None);

        Assert.True(await StartInventoryAsync(world, FakeAws.Account));
    }

    [Fact]
    public async Task A_start_goes_on_with_the_inventory_that_the_last_one_left()
    {
        await using var world = await IntakeWorld.StartAsync();
        Assert.True(await StartInventoryAsync(world, null));
        await world.Store.WriteAsync(async (scope, token) => (await scope.Db.SweepRuns.AsTracking().SingleAsync(token)).State = SweepState.Running, CancellationToken.None);

        Assert.False(await StartInventoryAsync(world, null));
    }

    [Fact]
    public async Task Work_that_an_earlier_version_enqueued_is_still_understood()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;

        await world.EnqueueAndDrainAsync(scope => scope.Enqueue(WorkKind.Inventory, null, new Core.Intake.InventoryPayload()));

        Assert.NotNull((await world.BucketAsync("payroll")).ObservedUtc);
    }

    [Fact]
    public async Task The_timer_never_waits_longer_than_the_interval_nor_hurries_after_a_jump_of_the_clock()
    {
        await using var world = await StartAsync(1);
        var timer = world.Get<SweepTimer>();
        Assert.Equal(TimeSpan.FromHours(1), await timer.FirstWaitAsync(CancellationToken.None));

        await world.SweepAsync();
        world.Clock.Advance(TimeSpan.FromMinutes(20) - TimeSpan.FromSeconds(10));
        Assert.Equal(TimeSpan.FromMinutes(40), await timer.FirstWaitAsync(CancellationToken.None));
        world.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(TimeSpan.FromMinutes(1), await timer.FirstWaitAsync(CancellationToken.None));
        world.Clock.Jump(TimeSpan.FromDays(-4));
        Assert.Equal(TimeSpan.FromHours(1), await timer.FirstWaitAsync(CancellationToken.None));
    }

    private static Task<bool> StartInventoryAsync(IntakeWorld world, string? account) => world.Store.WriteAsync(
        async (scope, token) => (await SweepRuns.StartAsync(scope, SweepKind.Inventory, account, "start", token)).Started, CancellationToken.None);

    private static async Task<IntakeWorld> StartAsync(int buckets)
    {
        var world = await IntakeWorld.StartAsync();
        for (var i = 0; i < buckets; i++)
        {
            world.Aws[$"bucket-{i:00}"].Policy = SamplePolicy.OwnAccountReads.Replace("payroll", $"bucket-{i:00}", StringComparison.Ordinal);
        }

        await world.InventoryAsync();
        return world;
    }
}
