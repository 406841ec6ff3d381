using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Sweep;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.Sweep;

/// <summary>What a sweep finds when events are lost.</summary>
public sealed class SweepTests
{
    [Fact]
    public async Task A_sweep_of_an_unchanged_world_finds_nothing_and_says_when_it_compared()
    {
        await using var world = await StartAsync("payroll", "web");

        var run = await world.SweepAsync();

        Assert.Equal((SweepState.Completed, 2, 2, 0, 0, 0), (run.State, run.Total, run.Done, run.Changed, run.Found, run.Failed));
        Assert.NotNull(run.EndedUtc);
        Assert.Empty(await world.FindingsAsync());
        Assert.NotNull((await world.BucketAsync("web")).SweptUtc);
    }

    [Fact]
    public async Task A_weak_policy_that_no_event_told_of_is_a_finding_by_the_sweep()
    {
        await using var world = await StartAsync("payroll");
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;

        var run = await world.SweepAsync();

        var finding = await world.TheFindingAsync();
        Assert.Equal((FindingSource.Sweep, CheckIds.PublicPrincipal, WorkflowStatus.New), (finding.Source, finding.Check, finding.WorkflowStatus));
        Assert.Null(finding.EventId);
        Assert.Null(finding.Actor.Name);
        Assert.Equal((1, 1), (run.Changed, run.Found));
        Assert.Contains(await world.TimelineAsync(), row => row.FindingId == finding.Id && row.Kind == FindingEventKind.SweepDifference);
    }

    [Fact]
    public async Task A_removed_block_that_no_event_told_of_is_a_finding_by_the_sweep()
    {
        await using var world = await IntakeWorld.StartAsync();
        (world.Aws["payroll"].Policy, world.Aws["payroll"].Block) = (SamplePolicy.AnyoneReads, BlockPublicAccess.All);
        await world.InventoryAsync();
        Assert.Equal(FindingSource.Inventory, (await world.TheFindingAsync()).Source);
        world.Aws["payroll"].Block = BlockPublicAccess.None;

        var run = await world.SweepAsync();

        var finding = await world.TheFindingAsync();
        Assert.Equal((FindingSource.Sweep, Policies.Severity.High), (finding.Source, finding.Severity));
        Assert.NotNull(finding.ExposedFromUtc);
        Assert.Equal((1, 1), (run.Changed, run.Found));
        Assert.Equal(Exposure.Public, (await world.BucketAsync("payroll")).Exposure);
    }

    [Fact]
    public async Task An_acl_that_no_event_told_of_is_a_finding_by_the_sweep()
    {
        await using var world = await StartAsync("payroll");
        world.Aws["payroll"].AclPublic = true;

        await world.SweepAsync();

        var finding = await world.TheFindingAsync();
        Assert.Equal((FindingSource.Sweep, CheckIds.PublicAcl), (finding.Source, finding.Check));
    }

    [Fact]
    public async Task A_change_that_makes_nothing_weak_is_a_version_that_no_event_told_of()
    {
        await using var world = await StartAsync("payroll");
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountLists;

        var run = await world.SweepAsync();

        Assert.Empty(await world.FindingsAsync());
        Assert.Equal((1, 0), (run.Changed, run.Found));
        var sighting = await world.ReadAsync(db => db.PolicySightings.OrderByDescending(row => row.Id).FirstAsync());
        Assert.Equal(VersionSource.Sweep, sighting.Source);
        Assert.Contains(await world.TimelineAsync(), row => row.FindingId is null && row.Text == "The sweep found another policy than was known; no event told of it.");
    }

    [Fact]
    public async Task A_second_sweep_counts_nothing_again()
    {
        await using var world = await StartAsync("payroll");
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        await world.SweepAsync();

        var run = await world.SweepAsync();

        Assert.Equal((0, 0), (run.Changed, run.Found));
        Assert.Equal(0, (await world.TheFindingAsync()).ReopenedCount);
    }

    [Fact]
    public async Task An_event_that_comes_late_takes_over_the_finding()
    {
        await using var world = await StartAsync("payroll");
        var putUtc = world.Now.AddMinutes(-10);
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        await world.SweepAsync();

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, putUtc));

        var finding = await world.TheFindingAsync();
        Assert.Equal((FindingSource.CloudTrail, "dana", putUtc), (finding.Source, finding.Actor.Name, finding.EventUtc));
        Assert.Equal(putUtc, finding.ExposedFromUtc);
    }

    [Fact]
    public async Task A_call_on_another_setting_does_not_answer_for_what_the_sweep_found()
    {
        await using var world = await StartAsync("payroll");
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        await world.SweepAsync();

        await world.DeliverAsync(SampleEvent.Call("PutBucketEncryption", "payroll", world.Now));

        var finding = await world.TheFindingAsync();
        Assert.Equal(FindingSource.Sweep, finding.Source);
        Assert.Null(finding.Actor.Name);
    }

    [Fact]
    public async Task A_change_whose_event_waits_in_the_queue_is_left_to_the_event()
    {
        await using var world = await StartAsync("payroll");
        world.Clock.Advance(TimeSpan.FromSeconds(1));
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        await world.StartSweepAsync();
        await world.DrainAsync();
        var payroll = await world.BucketAsync("payroll");

        // The event was read, and its look waits behind the sweep's.
        await world.Store.WriteAsync((scope, _) => Task.FromResult(Timeline.TellBucket(
            scope, payroll.Id, FindingEventKind.EventReceived, new TransitionNote("dana", "dana called PutBucketPolicy."))), CancellationToken.None);
        await world.PassAsync(TimeSpan.FromSeconds(10));

        Assert.Empty(await world.FindingsAsync());
        Assert.Equal(0, (await world.LastSweepAsync()).Changed);
        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now));
        Assert.Equal(FindingSource.CloudTrail, (await world.TheFindingAsync()).Source);
    }

    [Fact]
    public async Task A_stale_read_is_not_believed_by_itself()
    {
        await using var world = await StartAsync("payroll");
        world.Aws["payroll"].StaleReads.Enqueue(SamplePolicy.AnyoneReads);

        var run = await world.SweepAsync();

        Assert.Empty(await world.FindingsAsync());
        Assert.Equal(0, run.Changed);
    }

    [Fact]
    public async Task A_bucket_that_vanished_is_closed_with_its_findings()
    {
        await using var world = await StartAsync("payroll");
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        world.Aws["payroll"].Deleted = true;

        var run = await world.SweepAsync();

        Assert.NotNull((await world.BucketAsync("payroll")).DeletedUtc);
        Assert.Equal(Resolution.ResourceDeleted, (await world.TheFindingAsync()).Resolution);
        Assert.Equal(1, run.Changed);
    }

    [Fact]
    public async Task A_bucket_that_nobody_told_of_is_inventoried()
    {
        await using var world = await StartAsync("payroll");
        world.Aws["shadow-it"].Policy = SamplePolicy.AnyoneReads.Replace("payroll", "shadow-it", StringComparison.Ordinal);

        var run = await world.SweepAsync();

        Assert.Equal(FindingSource.Sweep, (await world.TheFindingAsync()).Source);
        Assert.Contains("Config shadow-it", world.Aws.Calls);
        Assert.Equal((2, 1, 1), (run.Total, run.Changed, run.Found));
    }

    [Fact]
    public async Task A_bucket_that_cannot_be_read_now_keeps_its_last_state_and_shows_the_error()
    {
        await using var world = await StartAsync("payroll");
        var before = await world.BucketAsync("payroll");
        world.Aws["payroll"].ReadFault = new AwsFault(AwsFaultKind.Throttled, "SlowDown", "Slow down.", null);

        var run = await world.SweepAsync();

        var bucket = await world.BucketAsync("payroll");
        Assert.Equal((before.LiveFingerprint, before.Exposure), (bucket.LiveFingerprint, bucket.Exposure));
        Assert.Contains("SlowDown", bucket.LookError, StringComparison.Ordinal);
        Assert.Equal((1, 1, SweepState.Completed), (run.Done, run.Failed, run.State));
        Assert.Empty(await world.FindingsAsync());

        world.Aws["payroll"].ReadFault = null;
        await world.SweepAsync();
        Assert.Null((await world.BucketAsync("payroll")).LookError);
    }

    [Fact]
    public async Task A_bucket_that_refuses_to_be_read_is_a_finding_once()
    {
        await using var world = await StartAsync("payroll");
        world.Aws["payroll"].ReadFault = new AwsFault(AwsFaultKind.Denied, "AccessDenied", "No.", null);

        var first = await world.SweepAsync();
        var second = await world.SweepAsync();

        var finding = await world.TheFindingAsync();
        Assert.Equal((FindingSource.Sweep, CheckIds.Unreadable), (finding.Source, finding.Check));
        Assert.Equal((1, 1, 0, 1), (first.Changed, first.Failed, second.Changed, second.Failed));
        var bucket = await world.BucketAsync("payroll");
        Assert.Equal(Exposure.Unknown, bucket.Exposure);
        Assert.NotNull(bucket.LiveFingerprint);
    }

    [Fact]
    public async Task Automatic_mode_does_not_act_on_a_change_that_no_event_told_of()
    {
        await using var world = await StartAsync("payroll");
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;

        await world.SweepAsync();

        var finding = await world.TheFindingAsync();
        Assert.Equal((RemediationStatus.Held, HoldReason.EventTooOld), (finding.RemediationStatus, finding.HoldReason));
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task An_old_event_of_the_same_bucket_lends_its_time_to_nothing_that_the_sweep_finds()
    {
        await using var world = await StartAsync("payroll");
        world.Aws["payroll"].AclPublic = true;
        await world.DeliverAsync(SampleEvent.Call("PutBucketAcl", "payroll", world.Now));
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;

        await world.SweepAsync();

        var finding = (await world.FindingsAsync()).Single(row => row.Check == CheckIds.PublicPrincipal);
        Assert.Equal(HoldReason.EventTooOld, finding.HoldReason);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_wider_acl_that_no_event_told_of_is_seen()
    {
        await using var world = await StartAsync("payroll");
        (world.Aws["payroll"].AclPublic, world.Aws["payroll"].AclGrants) = (true, "AllUsers READ");
        await world.DeliverAsync(SampleEvent.Call("PutBucketAcl", "payroll", world.Now));
        world.Aws["payroll"].AclGrants = "AllUsers READ\nAllUsers WRITE";

        var run = await world.SweepAsync();

        Assert.Equal(1, run.Changed);
        Assert.Equal("AllUsers READ\nAllUsers WRITE", (await world.BucketAsync("payroll")).AclGrants);
    }

    [Fact]
    public async Task What_an_event_told_in_the_future_makes_no_sweep_blind()
    {
        await using var world = await StartAsync("payroll");
        world.Clock.Advance(TimeSpan.FromDays(1));
        await world.DeliverAsync(SampleEvent.Call("PutBucketAcl", "payroll", world.Now));
        world.Clock.Advance(TimeSpan.FromDays(-1));
        await world.LookAsync("payroll");
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;

        await world.SweepAsync();

        Assert.Equal(FindingSource.Sweep, (await world.TheFindingAsync()).Source);
    }

    private static async Task<IntakeWorld> StartAsync(params string[] buckets)
    {
        var world = await IntakeWorld.StartAsync();
        foreach (var bucket in buckets)
        {
            world.Aws[bucket].Policy = SamplePolicy.OwnAccountReads.Replace("payroll", bucket, StringComparison.Ordinal);
        }

        await world.InventoryAsync();
        return world;
    }
}
