using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;

namespace SecOpsConsole.Core.Tests.Intake;

/// <summary>Somebody sets the clock of the console's machine while a robot goes on: automatic mode gets no fresh budget by it.</summary>
public sealed class ClockAndBudgetTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(24)]
    [InlineData(-1)]
    [InlineData(-48)]
    public async Task A_jump_of_the_clock_between_the_writes_gives_a_bucket_no_fresh_budget(int hours)
    {
        await using var world = await StartAsync("payroll");
        for (var round = 0; round < 12; round++)
        {
            await ExposeAsync(world, "payroll", round);
            await world.PassAsync(TimeSpan.FromSeconds(20));
            world.Clock.Jump(TimeSpan.FromHours(hours));
        }

        Assert.Equal(3, world.Aws.Writes.Count());
        Assert.Equal(HoldReason.AutomaticWriteLimit, (await world.BucketAsync("payroll")).HoldReason);
    }

    [Fact]
    public async Task A_jump_of_the_clock_gives_an_account_no_fresh_budget()
    {
        var buckets = Enumerable.Range(0, 24).Select(number => $"bucket-{number}").ToArray();
        await using var world = await StartAsync(buckets);
        foreach (var bucket in buckets)
        {
            await ExposeAsync(world, bucket, 0);
            await world.PassAsync(TimeSpan.FromSeconds(3));
            world.Clock.Jump(TimeSpan.FromHours(1));
        }

        Assert.Equal(20, world.Aws.Writes.Count());
        Assert.Equal(4, (await world.FindingsAsync()).Count(finding => finding.HoldReason == HoldReason.AccountHeld));
    }

    [Fact]
    public async Task A_robot_that_sets_the_clock_ahead_after_each_put_is_found_out_all_the_same()
    {
        await using var world = await StartAsync("payroll");
        for (var round = 0; round < 20; round++)
        {
            world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
            await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now));
            await world.PassAsync(TimeSpan.FromSeconds(40));
            world.Clock.Jump(TimeSpan.FromHours(1));
        }

        Assert.InRange(world.Aws.Writes.Count(), 1, 3);
        Assert.NotNull((await world.BucketAsync("payroll")).HoldReason);
    }

    /// <summary>What was recorded before the jump looks newer than the event, and explains nothing: an old read is not believed for it.</summary>
    [Fact]
    public async Task After_the_clock_was_set_back_an_old_read_does_not_end_what_an_event_told_of()
    {
        await using var world = await IntakeWorld.StartAsync();
        var aws = world.Aws["payroll"];
        aws.Policy = SamplePolicy.OwnAccountReads;
        await world.LookAsync("payroll");
        await world.PassAsync(TimeSpan.FromMinutes(2));
        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.OwnAccountReads, world.Now));
        world.Clock.Jump(TimeSpan.FromHours(-1));

        aws.Policy = SamplePolicy.AnyoneReads;
        aws.StaleReads.Enqueue(SamplePolicy.OwnAccountReads);
        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now.AddHours(1)));
        await world.PassAsync(TimeSpan.FromMinutes(2));

        var finding = Assert.Single(await world.FindingsAsync());
        Assert.True(finding.WorkflowStatus is WorkflowStatus.New or WorkflowStatus.Notified, $"{finding.WorkflowStatus}, {finding.Resolution}");
        Assert.Equal(0, finding.ReopenedCount);
    }

    [Fact]
    public async Task When_the_time_has_truly_passed_the_budget_is_a_new_one()
    {
        await using var world = await StartAsync("payroll");
        for (var round = 0; round < 6; round++)
        {
            await ExposeAsync(world, "payroll", round);
            await world.PassAsync(TimeSpan.FromMinutes(6));
        }

        Assert.Equal(6, world.Aws.Writes.Count());
        Assert.Null((await world.BucketAsync("payroll")).HoldReason);
    }

    /// <summary>Other content each time, so that only the budget counts.</summary>
    private static async Task ExposeAsync(IntakeWorld world, string bucket, int round)
    {
        var policy = SamplePolicy.AnyoneReads.Replace("payroll/*", $"{bucket}/{round}/*", StringComparison.Ordinal);
        world.Aws[bucket].Policy = policy;
        await world.DeliverAsync(SampleEvent.Put(bucket, policy, world.Now).By("deployer"));
    }

    private static async Task<IntakeWorld> StartAsync(params string[] buckets)
    {
        var world = await IntakeWorld.StartAsync();
        foreach (var bucket in buckets)
        {
            world.Aws[bucket].Policy = SamplePolicy.OwnAccountReads;
        }

        await world.InventoryAsync();
        foreach (var bucket in buckets)
        {
            await world.SetModeAsync(bucket, AutomaticMode.Automatic);
        }

        return world;
    }
}
