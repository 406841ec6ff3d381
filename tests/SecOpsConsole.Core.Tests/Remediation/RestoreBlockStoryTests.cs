using System.Text.Json.Nodes;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Tests.Intake;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>
/// A public policy lies latent under Block Public Access, and somebody takes the block away: through every step of the real pipeline, by a
/// person and by automatic mode.
/// </summary>
public sealed class RestoreBlockStoryTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly BlockPublicAccess Former = BlockPublicAccess.OfState("bpa:0101")!;

    private static async Task<IntakeWorld> LatentAsync(AutomaticMode mode)
    {
        var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        world.Aws["payroll"].Block = Former;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", mode);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        world.Aws.WroteBlock = (bucket, block, attemptId, requestId) => Task.Run(() => world.PostAsync(
            Set(bucket, block, world.Now).ByOurRole(attemptId, requestId).ToBytes())).Wait();
        return world;
    }

    private static SampleEvent Set(string bucket, BlockPublicAccess block, DateTime utc)
    {
        var call = SampleEvent.Call(block.Configured ? "PutBucketPublicAccessBlock" : "DeleteBucketPublicAccessBlock", bucket, utc);
        if (block.Configured)
        {
            call.Request["PublicAccessBlockConfiguration"] = new JsonObject
            {
                ["BlockPublicAcls"] = block.BlockPublicAcls, ["IgnorePublicAcls"] = block.IgnorePublicAcls,
                ["BlockPublicPolicy"] = block.BlockPublicPolicy, ["RestrictPublicBuckets"] = block.RestrictPublicBuckets,
            };
        }
        return call;
    }

    private static async Task TakeAwayAsync(IntakeWorld world)
    {
        world.Aws["payroll"].Block = BlockPublicAccess.None;
        await world.DeliverAsync(Set("payroll", BlockPublicAccess.None, world.Now));
        await world.PassAsync(TimeSpan.FromSeconds(2));
    }

    private static async Task<Caller> AnaAsync(IntakeWorld world)
    {
        var link = await world.Get<SignIn>().CreateStartLinkAsync(always: true, None);
        return Caller.Person((await world.Get<SignIn>().RedeemAsync(link!.Secret!, None))!.PersonId);
    }

    [Fact]
    public async Task A_person_restores_it_the_finding_stays_resolved_while_it_holds_and_opens_when_it_goes_again()
    {
        await using var world = await LatentAsync(AutomaticMode.Review);
        Assert.Equal((Severity.Medium, Exposure.Blocked), ((await world.TheFindingAsync()).Severity, (await world.BucketAsync("payroll")).Exposure));
        await TakeAwayAsync(world);
        var open = await world.TheFindingAsync();
        Assert.Equal((Severity.High, "dana"), (open.Severity, open.Actor.Name));
        var ana = await AnaAsync(world);

        var restore = await world.Get<AnalystDesk>().RestoreBlockAsync(new FindingId(open.Id), "bpa:none", null, ana, None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(5));
        await world.LookAsync("payroll");

        Assert.True(restore.IsAccepted, restore.Message);
        Assert.Equal(Former, world.Aws["payroll"].Block);
        var restored = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Resolved, Resolution.BlockRestored, 0), (restored.WorkflowStatus, restored.Resolution, restored.ReopenedCount));
        Assert.NotNull(restored.ExposedUntilUtc);
        Assert.Equal(Exposure.Blocked, (await world.BucketAsync("payroll")).Exposure);

        world.Clock.Advance(TimeSpan.FromMinutes(30));
        await TakeAwayAsync(world);

        var again = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Notified, null, 1, Severity.High), (again.WorkflowStatus, again.Resolution, again.ReopenedCount, again.Severity));
        Assert.Null(again.ExposedUntilUtc);
    }

    [Fact]
    public async Task Another_weak_policy_under_the_restored_block_is_told()
    {
        await using var world = await LatentAsync(AutomaticMode.Review);
        await TakeAwayAsync(world);
        var open = await world.TheFindingAsync();
        await world.Get<AnalystDesk>().RestoreBlockAsync(new FindingId(open.Id), "bpa:none", null, await AnaAsync(world), None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(5));

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads.Replace("s3:GetObject", "s3:*", StringComparison.Ordinal));

        Assert.Contains(await world.FindingsAsync(), finding => finding.WorkflowStatus == WorkflowStatus.New);
    }

    [Fact]
    public async Task Automatic_mode_gives_back_exactly_what_was_there_and_leaves_the_policy()
    {
        await using var world = await LatentAsync(AutomaticMode.Automatic);

        await TakeAwayAsync(world);
        await world.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["PutBlock payroll"], world.Aws.Writes);
        Assert.Equal(Former, world.Aws["payroll"].Block);
        Assert.Equal(SamplePolicy.AnyoneReads, world.Aws["payroll"].Policy);
        var finding = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Resolved, Resolution.BlockRestored), (finding.WorkflowStatus, finding.Resolution));
        var listed = await world.Get<FindingQueries>().ListAsync(new FindingFilter { View = FindingView.Automatic }, null, 10, None);
        Assert.Equal(finding.Id, Assert.Single(listed.Items).Id);
    }

    [Fact]
    public async Task When_the_policy_came_after_the_removal_automatic_mode_takes_the_policy_back()
    {
        await using var world = await LatentAsync(AutomaticMode.Automatic);
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.OwnAccountReads, world.Now));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await TakeAwayAsync(world);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await world.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(["Put payroll"], world.Aws.Writes);
        Assert.Equal(SamplePolicy.OwnAccountReads, world.Aws["payroll"].Policy);
        Assert.Equal(BlockPublicAccess.None, world.Aws["payroll"].Block);
    }

    [Fact]
    public async Task In_Shadow_it_only_tells()
    {
        await using var world = await LatentAsync(AutomaticMode.Shadow);

        await TakeAwayAsync(world);

        Assert.Empty(world.Aws.Writes);
        Assert.Contains(await world.TimelineAsync(), row => row.Kind == FindingEventKind.ShadowDecided && row.Text == "Automatic mode would have restored Block Public Access.");
    }

    [Fact]
    public async Task A_robot_that_takes_it_away_again_and_again_is_not_fought()
    {
        await using var world = await LatentAsync(AutomaticMode.Automatic);

        for (var round = 0; round < 20; round++)
        {
            await TakeAwayAsync(world);
            await world.PassAsync(TimeSpan.FromSeconds(45));
        }

        Assert.InRange(world.Aws.Writes.Count(), 1, 3);
        Assert.NotNull((await world.BucketAsync("payroll")).HoldReason);
        Assert.Single(await world.TimelineAsync(), row => row.Kind == FindingEventKind.Escalated);
    }

    [Fact]
    public async Task A_removal_that_no_event_tells_of_is_left_to_a_person()
    {
        await using var world = await LatentAsync(AutomaticMode.Automatic);
        world.Aws["payroll"].Block = BlockPublicAccess.None;

        await world.LookAsync("payroll");
        await world.PassAsync(TimeSpan.FromMinutes(5));

        Assert.Empty(world.Aws.Writes);
        Assert.Equal(HoldReason.EventTooOld, (await world.TheFindingAsync()).HoldReason);
    }

    [Fact]
    public async Task Every_step_twice_is_one_write()
    {
        await using var world = await LatentAsync(AutomaticMode.Automatic);
        world.Aws["payroll"].Block = BlockPublicAccess.None;
        await world.PostAsync(Set("payroll", BlockPublicAccess.None, world.Now).ToBytes());

        await world.DrainAsync(twice: true);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        await world.DrainAsync(twice: true);

        Assert.Equal(["PutBlock payroll"], world.Aws.Writes);
        Assert.Equal(AttemptStatus.Verified, Assert.Single(await world.ReadAsync(db => Task.FromResult(db.Attempts.ToList()))).Status);
    }
}
