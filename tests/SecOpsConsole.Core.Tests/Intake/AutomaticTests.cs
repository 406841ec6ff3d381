using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;

namespace SecOpsConsole.Core.Tests.Intake;

/// <summary>From an event to a verified revert without a click, and the guards on that way.</summary>
public sealed class AutomaticTests
{
    [Fact]
    public async Task A_weak_policy_is_reverted_verified_and_its_echo_recognised()
    {
        await using var world = await StartAsync();

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await world.PassAsync(TimeSpan.FromSeconds(30));

        Assert.Equal(SamplePolicy.OwnAccountReads, world.Aws["payroll"].Policy);
        var finding = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Resolved, RemediationStatus.Verified, Resolution.Reverted), (finding.WorkflowStatus, finding.RemediationStatus, finding.Resolution));
        Assert.NotNull(finding.ExposedUntilUtc);
        Assert.Single(world.Aws.Writes);
        Assert.Contains(await world.EventsAsync(), row => row.Status == EventStatus.OwnWrite);
        Assert.Equal(0, finding.ReopenedCount);
    }

    [Fact]
    public async Task A_stale_read_right_after_our_revert_reopens_nothing()
    {
        await using var world = await StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await world.PassAsync(TimeSpan.FromSeconds(30));
        world.Aws["payroll"].StaleReads.Enqueue(SamplePolicy.AnyoneReads);

        await world.LookAsync("payroll");
        await world.PassAsync(TimeSpan.FromSeconds(2));

        var finding = await world.TheFindingAsync();
        Assert.Equal((Resolution.Reverted, 0), (finding.Resolution, finding.ReopenedCount));
        Assert.Single(world.Aws.Writes);
    }

    [Fact]
    public async Task A_bucket_that_had_no_policy_gets_its_policy_deleted()
    {
        await using var world = await StartAsync(policy: null);

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await world.PassAsync(TimeSpan.FromSeconds(30));

        Assert.Null(world.Aws["payroll"].Policy);
        Assert.Equal("Delete payroll", Assert.Single(world.Aws.Writes));
    }

    [Fact]
    public async Task Fixed_by_a_person_between_the_event_and_the_decision_is_not_overwritten()
    {
        await using var world = await StartAsync();

        await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).ToBytes());
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountLists;
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(SamplePolicy.OwnAccountLists, world.Aws["payroll"].Policy);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_grant_to_another_account_is_left_to_a_person()
    {
        await using var world = await StartAsync();

        await world.PutAsync("payroll", SamplePolicy.PartnerReads);

        Assert.Equal(RemediationStatus.AwaitingApproval, (await world.TheFindingAsync()).RemediationStatus);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task An_event_that_is_older_than_a_day_is_not_acted_on_by_itself()
    {
        await using var world = await StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now.AddHours(-26)));

        Assert.Equal(HoldReason.EventTooOld, (await world.TheFindingAsync()).HoldReason);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_weak_policy_found_without_an_event_is_not_acted_on_by_itself()
    {
        await using var world = await StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;

        await world.LookAsync("payroll");

        Assert.Equal(HoldReason.EventTooOld, (await world.TheFindingAsync()).HoldReason);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_second_weak_policy_before_our_write_does_not_stop_the_way_back_to_no_policy()
    {
        await using var world = await StartAsync(policy: null);
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await world.PassAsync(TimeSpan.FromSeconds(30));
        await world.PutAsync("payroll", SamplePolicy.AnyoneWrites);
        await world.PassAsync(TimeSpan.FromSeconds(30));

        Assert.Null(world.Aws["payroll"].Policy);
    }

    /// <summary>A bucket in automatic mode with an accepted baseline; our own writes come back as events, as from CloudTrail.</summary>
    private static async Task<IntakeWorld> StartAsync(string? policy = SamplePolicy.OwnAccountReads)
    {
        var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = policy;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        world.Aws.Wrote = (bucket, text, attempt, requestId) =>
        {
            var echo = text is null ? SampleEvent.Delete(bucket, world.Now) : SampleEvent.Put(bucket, text, world.Now);
            _ = world.PostAsync(echo.ByOurRole(attempt, requestId).ToBytes());
        };
        return world;
    }
}
