using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.Tests.Offenders;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Core.Tests.Suppressions;

namespace SecOpsConsole.Core.Tests.FourEyes;

/// <summary>What else a second person grants: automatic mode, exceptions, false positives, quarantine.</summary>
public sealed class OtherRequestsTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static Task<DeskResult> SetModeAsync(World world, Bucket bucket, AutomaticMode mode) =>
        world.Desk.SetModeAsync(new BucketId(bucket.Id), mode, "proven in Shadow", world.Ana, None);

    [Fact]
    public async Task Automatic_mode_goes_on_with_two_and_off_with_one()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.GuardedAsync();

        var asked = await SetModeAsync(world, bucket, AutomaticMode.Automatic);
        Assert.Equal((DeskOutcome.Requested, AutomaticMode.Review), (asked.Outcome, (await world.BucketAsync(bucket.Id)).Mode));
        Assert.True((await world.GrantAsync(await world.RequestAsync(asked.RequestId!.Value), world.Bob)).IsAccepted);

        var after = await world.BucketAsync(bucket.Id);
        Assert.Equal((AutomaticMode.Automatic, "Ana, granted by Bob", "proven in Shadow"), (after.Mode, after.ModeSetBy, after.ModeReason));
        Assert.True((await SetModeAsync(world, bucket, AutomaticMode.Off)).IsAccepted);
        Assert.Equal(AutomaticMode.Off, (await world.BucketAsync(bucket.Id)).Mode);
    }

    [Fact]
    public async Task Automatic_mode_is_not_switched_on_when_its_setting_changed_since_it_was_asked_for()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.GuardedAsync();
        var asked = await SetModeAsync(world, bucket, AutomaticMode.Automatic);
        await world.Desk.SetAutomaticActionAsync(new BucketId(bucket.Id), AutomaticAction.RepairStatements, null, world.Bob, None);

        var result = await world.GrantAsync(await world.RequestAsync(asked.RequestId!.Value), world.Bob);

        Assert.Equal((DeskOutcome.Superseded, AutomaticMode.Review), (result.Outcome, (await world.BucketAsync(bucket.Id)).Mode));
        Assert.Equal(RequestState.Overtaken, (await world.RequestAsync(asked.RequestId.Value)).State);
    }

    [Fact]
    public async Task A_rule_for_approving_alone_leaves_the_rest_to_one_person()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.GuardedAsync(new EyesRule(true, false, false));

        Assert.True((await SetModeAsync(world, bucket, AutomaticMode.Automatic)).IsAccepted);
        Assert.Equal(DeskOutcome.Requested, (await world.ApproveAsync(finding, world.Ana)).Outcome);
    }

    [Fact]
    public async Task A_quarantine_needs_two_unless_the_configuration_says_otherwise()
    {
        await using var world = await World.OpenAsync(services => services.AddSingleton(new FourEyesOptions()));
        var offender = await world.OffenderAsync();
        var asked = await world.Desk.QuarantineAsync(
            new FindingId(offender.Finding.Id), QuarantineChoice.Everything, offender.StateFingerprint, "three times", world.Ana, None);
        Assert.Equal(DeskOutcome.Requested, asked.Outcome);
        await world.DrainAsync();
        Assert.Empty(world.Iam.Writes);
        var second = await world.Desk.QuarantineAsync(
            new FindingId(offender.Finding.Id), QuarantineChoice.Everything, offender.StateFingerprint, "three times", world.Ana, None);

        // The wait for the expiry moved the clock, so it was asked for anew.
        var granted = await world.GrantAsync(await world.RequestAsync(second.RequestId!.Value), world.Bob);
        await world.DrainAsync();

        Assert.True(granted.IsAccepted, granted.Message);
        Assert.Equal(Quarantine.Text(QuarantineChoice.Everything), Assert.Single(world.Iam.Writes).Text);
        var attempt = await world.LatestAttemptAsync();
        Assert.Equal(("Ana", "three times", AttemptStatus.Verified), (attempt.Who, attempt.Reason, attempt.Status));
        Assert.Equal(attempt.Id, (await world.RequestAsync(second.RequestId.Value)).AttemptId);
        Assert.True((await world.ReleaseAsync(await world.TheOffenderAsync())).IsAccepted, "A release takes away, so one person does it.");
    }

    [Fact]
    public async Task An_exception_is_granted_by_two_with_the_owner_and_the_end_that_were_asked_for()
    {
        await using var scene = await GuardedSceneAsync();
        var finding = await scene.World.TheFindingAsync();
        var expires = scene.World.Now.AddDays(20);

        var asked = await scene.TryGrantAsync(finding, scene.Ana, 20);
        Assert.Equal((DeskOutcome.Requested, WorkflowStatus.New), (asked.Outcome, (await scene.World.TheFindingAsync()).WorkflowStatus));
        var granted = await scene.World.Get<RequestDesk>().GrantAsync(new RequestId(asked.RequestId!.Value), null, scene.Bob, None);

        Assert.True(granted.IsAccepted, granted.Message);
        var exception = await scene.World.ReadAsync(db => db.Suppressions.SingleAsync());
        Assert.Equal(("web team", "The site is public.", "Ana, granted by Bob", expires), (exception.Owner, exception.Reason, exception.GrantedBy, exception.ExpiresUtc!.Value));
        Assert.Equal(WorkflowStatus.Suppressed, (await scene.World.TheFindingAsync()).WorkflowStatus);
    }

    [Fact]
    public async Task What_is_granted_is_the_risk_that_was_seen_and_not_the_same_policy_without_its_block()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public, BlockPublicAccess.All);
        await scene.GuardAsync();
        var asked = await scene.TryGrantAsync(await scene.World.TheFindingAsync(), scene.Ana, 20);
        Assert.Equal(DeskOutcome.Requested, asked.Outcome);

        scene.World.Aws[SuppressionScene.Bucket].Block = BlockPublicAccess.None;
        await scene.World.LookAsync(SuppressionScene.Bucket);
        var granted = await scene.World.Get<RequestDesk>().GrantAsync(new RequestId(asked.RequestId!.Value), null, scene.Bob, None);

        Assert.Equal(DeskOutcome.Superseded, granted.Outcome);
        Assert.Empty(await scene.World.ReadAsync(db => db.Suppressions.ToListAsync()));
        Assert.Contains((await scene.World.TheFindingAsync()).WorkflowStatus, new[] { WorkflowStatus.New, WorkflowStatus.Notified });
    }

    [Fact]
    public async Task A_later_end_of_an_exception_needs_two_and_an_earlier_one_does_not()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var exception = await scene.GrantAsync(await scene.World.TheFindingAsync(), 10);
        await scene.GuardAsync();
        var id = new SuppressionId(exception.Id);

        var asked = await scene.Desk.ExtendExceptionAsync(id, scene.World.Now.AddDays(100), "still needed", scene.Ana, None);
        Assert.Equal((DeskOutcome.Requested, exception.ExpiresUtc), (asked.Outcome, (await scene.SuppressionAsync(exception.Id)).ExpiresUtc));
        Assert.True((await scene.Desk.ExtendExceptionAsync(id, scene.World.Now.AddDays(5), null, scene.Ana, None)).IsAccepted);

        // The end that was seen is another one now.
        Assert.Equal(DeskOutcome.Superseded, (await scene.World.Get<RequestDesk>().GrantAsync(new RequestId(asked.RequestId!.Value), null, scene.Bob, None)).Outcome);
        var again = await scene.Desk.ExtendExceptionAsync(id, scene.World.Now.AddDays(100), "still needed", scene.Ana, None);
        Assert.True((await scene.World.Get<RequestDesk>().GrantAsync(new RequestId(again.RequestId!.Value), null, scene.Bob, None)).IsAccepted);
        Assert.Equal(scene.World.Now.AddDays(100), (await scene.SuppressionAsync(exception.Id)).ExpiresUtc);
    }

    [Fact]
    public async Task A_false_positive_is_marked_by_two_with_the_reason_that_was_given()
    {
        await using var scene = await GuardedSceneAsync();
        var finding = await scene.World.TheFindingAsync();

        var asked = await scene.Desk.MarkFalsePositiveAsync(new FindingId(finding.Id), new SuppressionSeen(await scene.LiveAsync()), "A honeypot.", scene.Ana, None);
        Assert.Equal(DeskOutcome.Requested, asked.Outcome);
        Assert.True((await scene.World.Get<RequestDesk>().GrantAsync(new RequestId(asked.RequestId!.Value), null, scene.Bob, None)).IsAccepted);

        var after = await scene.World.TheFindingAsync();
        Assert.Equal(Resolution.FalsePositive, after.Resolution);
        Assert.Equal("A honeypot.", (await scene.World.ReadAsync(db => db.Suppressions.SingleAsync())).Reason);
    }

    private static async Task<SuppressionScene> GuardedSceneAsync()
    {
        var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        await scene.GuardAsync();
        return scene;
    }
}
