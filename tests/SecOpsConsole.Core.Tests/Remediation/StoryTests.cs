using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Tests.Intake;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>From the event on the webhook to the verified policy, through every step of the real pipeline; AWS alone is a fake.</summary>
public sealed class StoryTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>The bucket payroll has a good policy that the console knows; CloudTrail tells of our writes as of anybody's.</summary>
    private static async Task<IntakeWorld> PayrollAsync(AutomaticMode mode, bool tellsOfOurWrites = true)
    {
        var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", mode);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        if (tellsOfOurWrites)
        {
            world.Aws.Wrote = (bucket, text, attemptId, requestId) => Task.Run(() => world.PostAsync(
                (text is null ? SampleEvent.Delete(bucket, world.Now) : SampleEvent.Put(bucket, text, world.Now)).ByOurRole(attemptId, requestId).ToBytes())).Wait();
        }
        return world;
    }

    private static async Task<Caller> AdministratorAsync(IntakeWorld world)
    {
        var link = await world.Get<SignIn>().CreateStartLinkAsync(always: true, None);
        return Caller.Person((await world.Get<SignIn>().RedeemAsync(link!.Secret!, None))!.PersonId);
    }

    private static Task<int> AttemptsAsync(IntakeWorld world) => world.ReadAsync(db => db.Attempts.CountAsync());

    [Fact]
    public async Task A_person_reverts_the_echo_is_recognised_and_an_undo_exposes_the_bucket_again()
    {
        await using var world = await PayrollAsync(AutomaticMode.Review);
        var ana = await AdministratorAsync(world);
        var desk = world.Get<AnalystDesk>();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        var finding = await world.TheFindingAsync();
        var id = new FindingId(finding.Id);

        var revert = await desk.RevertAsync(id, finding.LiveFingerprint!, "Not agreed", ana, None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.True(revert.IsAccepted, revert.Message);
        Assert.Equal(SamplePolicy.OwnAccountReads, world.Aws["payroll"].Policy);
        var reverted = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Resolved, Resolution.Reverted, RemediationStatus.Verified), (reverted.WorkflowStatus, reverted.Resolution!.Value, reverted.RemediationStatus));
        Assert.NotNull(reverted.ExposedUntilUtc);
        Assert.Contains(await world.TimelineAsync(), row => row.Kind == FindingEventKind.OwnWriteRecognised);
        Assert.Contains(await world.EventsAsync(), row => row.Status == EventStatus.OwnWrite);
        var bucket = await world.BucketAsync("payroll");
        Assert.Equal(Exposure.OwnAccount, bucket.Exposure);

        var undo = await desk.UndoAsync(id, bucket.LiveFingerprint!, true, "It broke the shop", ana, None);
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.True(undo.IsAccepted, undo.Message);
        Assert.Equal(SamplePolicy.AnyoneReads, world.Aws["payroll"].Policy);
        var undone = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.New, RemediationStatus.Undone), (undone.WorkflowStatus, undone.RemediationStatus));
        Assert.Equal(2, world.Aws.Writes.Count());
        bucket = await world.BucketAsync("payroll");
        Assert.Equal((Exposure.Public, HoldReason.PausedByUndo), (bucket.Exposure, bucket.HoldReason!.Value));
    }

    [Fact]
    public async Task Automatic_mode_reverts_without_a_click_and_its_echo_starts_nothing()
    {
        await using var world = await PayrollAsync(AutomaticMode.Automatic);

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(SamplePolicy.OwnAccountReads, world.Aws["payroll"].Policy);
        var finding = await world.TheFindingAsync();
        Assert.Equal((WorkflowStatus.Resolved, Resolution.Reverted), (finding.WorkflowStatus, finding.Resolution!.Value));
        Assert.Equal(1, await AttemptsAsync(world));
        Assert.Single(world.Aws.Writes);
    }

    [Fact]
    public async Task Every_handler_run_twice_writes_once()
    {
        await using var world = await PayrollAsync(AutomaticMode.Automatic);
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).ToBytes());

        await world.DrainAsync(twice: true);

        Assert.Single(world.Aws.Writes);
        Assert.Equal(Resolution.Reverted, (await world.TheFindingAsync()).Resolution);
        Assert.Single(await world.TimelineAsync(), row => row.Kind == FindingEventKind.Verified);
    }

    [Fact]
    public async Task Weak_over_weak_is_held_for_lack_of_a_good_baseline()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        await world.PutAsync("payroll", SamplePolicy.AnyoneReadsAndWrites);
        await world.PassAsync(TimeSpan.FromMinutes(3));

        var open = (await world.FindingsAsync()).Where(f => f.WorkflowStatus is WorkflowStatus.New or WorkflowStatus.Notified).ToList();
        Assert.NotEmpty(open);
        Assert.All(open, finding => Assert.Equal((RemediationStatus.Held, HoldReason.BaselineNotCompliant), (finding.RemediationStatus, finding.HoldReason!.Value)));
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_refused_call_leads_to_no_action()
    {
        await using var world = await PayrollAsync(AutomaticMode.Automatic);
        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).Failed("AccessDenied"));
        Assert.Empty(await world.FindingsAsync());
        Assert.Equal(0, await AttemptsAsync(world));
    }

    [Fact]
    public async Task What_a_person_fixed_between_event_and_decision_is_not_overwritten()
    {
        await using var world = await PayrollAsync(AutomaticMode.Automatic);
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now));
        await world.PassAsync(TimeSpan.FromSeconds(2));
        await world.PassAsync(TimeSpan.FromSeconds(10));
        await world.PassAsync(TimeSpan.FromSeconds(60));

        Assert.Empty(world.Aws.Writes);
        Assert.Equal(Resolution.FixedExternally, (await world.TheFindingAsync()).Resolution);
    }

    [Fact]
    public async Task A_stale_first_read_is_found_by_a_later_look_and_reverted()
    {
        await using var world = await PayrollAsync(AutomaticMode.Automatic);
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        world.Aws["payroll"].StaleReads.Enqueue(SamplePolicy.OwnAccountReads);

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now));
        Assert.Empty(world.Aws.Writes);
        await world.PassAsync(TimeSpan.FromSeconds(2));

        Assert.Single(world.Aws.Writes);
        Assert.Equal(Resolution.Reverted, (await world.TheFindingAsync()).Resolution);
    }

    [Fact]
    public async Task Events_replayed_after_25_hours_cause_no_write()
    {
        await using var world = await PayrollAsync(AutomaticMode.Automatic);
        var old = world.Now;
        world.Clock.Advance(TimeSpan.FromHours(26));
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, old));
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.Empty(world.Aws.Writes);
        Assert.Equal(HoldReason.EventTooOld, (await world.TheFindingAsync()).HoldReason);
    }

    [Fact]
    public async Task An_approved_policy_is_neither_reported_nor_reverted_when_it_is_put_again()
    {
        await using var world = await PayrollAsync(AutomaticMode.Review);
        var ana = await AdministratorAsync(world);
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        var finding = await world.TheFindingAsync();
        var approved = await world.Get<AnalystDesk>().ApproveAsync(new FindingId(finding.Id), finding.LiveFingerprint!, "A public download", ana, None);
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.True(approved.IsAccepted, approved.Message);
        Assert.Equal((WorkflowStatus.Resolved, Resolution.ChangeApproved), ((await world.TheFindingAsync()).WorkflowStatus, (await world.TheFindingAsync()).Resolution!.Value));
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_bucket_without_a_policy_gets_its_first_weak_policy_deleted()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = null;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        world.Clock.Advance(TimeSpan.FromMinutes(5));

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        await world.PassAsync(TimeSpan.FromMinutes(3));

        Assert.Equal(["Delete payroll"], world.Aws.Writes);
        Assert.Equal(Resolution.Reverted, (await world.TheFindingAsync()).Resolution);
    }
}
