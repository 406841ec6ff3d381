using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Tests.Intake;

public sealed class BaselineTests
{
    [Fact]
    public async Task Weak_over_weak_is_held_because_the_baseline_is_not_compliant()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);

        await world.PutAsync("payroll", SamplePolicy.AnyoneWrites);

        var held = Assert.Single(await world.FindingsAsync(), finding => finding.WorkflowStatus == WorkflowStatus.New);
        Assert.Equal(RemediationStatus.Held, held.RemediationStatus);
        Assert.Equal(HoldReason.BaselineNotCompliant, held.HoldReason);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task Weak_over_weak_is_held_although_config_remembers_a_good_policy_from_before()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        world.Aws["payroll"].Config.AddRange([
            Item(world.Now.AddDays(-60), SamplePolicy.OwnAccountReads), Item(world.Now.AddDays(-49), SamplePolicy.AnyoneReads)]);
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);

        await world.PutAsync("payroll", SamplePolicy.AnyoneWrites);

        Assert.Contains(await world.FindingsAsync(), finding => finding.HoldReason == HoldReason.BaselineNotCompliant);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_weak_policy_found_at_the_first_inventory_is_a_finding_and_never_a_baseline()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        await world.InventoryAsync();

        var finding = await world.TheFindingAsync();
        Assert.Equal(FindingSource.Inventory, finding.Source);
        Assert.Equal(HoldReason.NoBaseline, finding.HoldReason);
        Assert.Null((await world.BucketAsync("payroll")).BaselineVersionId);
    }

    [Fact]
    public async Task Config_is_asked_when_our_own_store_has_nothing_to_go_back_to()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Config.AddRange([
            Item(world.Now.AddDays(-3), SamplePolicy.OwnAccountReads), Item(world.Now.AddDays(-1), SamplePolicy.AnyoneReads)]);

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        var finding = await world.TheFindingAsync();
        var baseline = Assert.Single(await world.VersionsAsync(), version => version.Id == finding.BaselineVersionId);
        Assert.Equal(SamplePolicy.OwnAccountReads, baseline.Text);
        Assert.Contains("Config payroll", world.Aws.Calls);
    }

    [Fact]
    public async Task Config_is_not_asked_when_our_own_store_knows()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        Assert.DoesNotContain("Config payroll", world.Aws.Calls);
    }

    [Fact]
    public async Task What_config_says_before_a_deletion_belonged_to_another_bucket()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Config.AddRange([
            Item(world.Now.AddDays(-3), SamplePolicy.OwnAccountReads),
            new ConfigurationPolicy(world.Now.AddDays(-2), ConfigurationPolicyState.Deleted, null, "2")]);

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        Assert.Equal(HoldReason.NoBaseline, (await world.TheFindingAsync()).HoldReason);
    }

    [Fact]
    public async Task An_item_without_a_policy_key_is_unknown_and_nothing_is_deleted_for_it()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Config.Add(new ConfigurationPolicy(world.Now.AddDays(-2), ConfigurationPolicyState.Unknown, null, "1"));

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        Assert.Equal(HoldReason.NoBaseline, (await world.TheFindingAsync()).HoldReason);
    }

    [Fact]
    public async Task Known_to_have_had_no_policy_is_a_baseline()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Config.Add(new ConfigurationPolicy(world.Now.AddDays(-2), ConfigurationPolicyState.NoPolicy, null, "1"));

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        var finding = await world.TheFindingAsync();
        var baseline = Assert.Single(await world.VersionsAsync(), version => version.Id == finding.BaselineVersionId);
        Assert.Null(baseline.Text);
        Assert.Null(finding.HoldReason);
    }

    [Fact]
    public async Task A_good_policy_that_only_an_event_showed_is_never_a_baseline()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.OwnAccountReads, world.Now));
        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now.AddSeconds(1)));
        await world.PassAsync(TimeSpan.FromMinutes(2));

        var finding = await world.TheFindingAsync();
        Assert.Null(finding.BaselineVersionId);
        Assert.All(await world.VersionsAsync(), version => Assert.False(version.Accepted));
    }

    [Fact]
    public async Task The_text_that_aws_returned_replaces_the_one_that_the_event_showed()
    {
        await using var world = await IntakeWorld.StartAsync();
        const string normalised =
            """{"Version":"2012-10-17","Statement":[{"Sid":"Own","Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":["s3:GetObject"],"Resource":"arn:aws:s3:::payroll/*"}]}""";
        world.Aws["payroll"].Policy = normalised;

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.OwnAccountReads, world.Now));

        Assert.Equal(normalised, Assert.Single(await world.VersionsAsync()).Text);
    }

    private static ConfigurationPolicy Item(DateTime utc, string text) => new(utc, ConfigurationPolicyState.Known, text, utc.Ticks.ToString());
}
