using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.Tests.Suppressions;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Intake;

public sealed class LookDoubtTests
{
    [Fact]
    public async Task A_stale_first_read_is_corrected_by_a_later_look()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        world.Aws["payroll"].StaleReads.Enqueue(SamplePolicy.OwnAccountReads);

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        Assert.Empty(await world.FindingsAsync());
        await world.PassAsync(TimeSpan.FromSeconds(2));

        var finding = await world.TheFindingAsync();
        Assert.Equal(WorkflowStatus.New, finding.WorkflowStatus);
        Assert.Equal("dana", finding.Actor.Name);
    }

    [Fact]
    public async Task A_bad_event_over_a_policy_that_stays_good_is_believed_closed_only_after_the_last_look()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now));
        await world.PassAsync(TimeSpan.FromSeconds(2));
        await world.PassAsync(TimeSpan.FromSeconds(10));
        Assert.Empty(await world.FindingsAsync());
        await world.PassAsync(TimeSpan.FromSeconds(60));

        Assert.Equal(Resolution.FixedExternally, (await world.TheFindingAsync()).Resolution);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_stale_good_read_without_an_explaining_event_does_not_close_an_open_finding_at_once()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        world.Clock.Advance(TimeSpan.FromMinutes(5));
        world.Aws["payroll"].StaleReads.Enqueue(SamplePolicy.OwnAccountReads);

        await world.LookAsync("payroll");
        // Open as before; whether people were told by then is the outbox's own time.
        Assert.Contains((await world.TheFindingAsync()).WorkflowStatus, new[] { WorkflowStatus.New, WorkflowStatus.Notified });
        await world.PassAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(WorkflowStatus.Notified, (await world.TheFindingAsync()).WorkflowStatus);
    }

    [Fact]
    public async Task A_latent_public_policy_is_a_blocked_finding_and_is_raised_when_its_block_goes()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Block = BlockPublicAccess.All;
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        var blocked = await world.TheFindingAsync();
        Assert.Equal(Severity.Medium, blocked.Severity);
        Assert.Null(blocked.ExposedFromUtc);
        Assert.Equal(Exposure.Blocked, (await world.BucketAsync("payroll")).Exposure);

        world.Clock.Advance(TimeSpan.FromHours(1));
        world.Aws["payroll"].Block = BlockPublicAccess.None;
        await world.DeliverAsync(SampleEvent.Call("DeleteBucketPublicAccessBlock", "payroll", world.Now)
            .With("userIdentity", new System.Text.Json.Nodes.JsonObject { ["type"] = "IAMUser", ["userName"] = "erik" }));

        var raised = await world.TheFindingAsync();
        Assert.Equal(Severity.High, raised.Severity);
        Assert.Equal("erik", raised.Actor.Name);
        Assert.Equal(world.Now, raised.ExposedFromUtc);
        Assert.Contains(await world.TimelineAsync(), row => row is { Kind: FindingEventKind.BucketSettingChanged, FindingId: null });
    }

    [Fact]
    public async Task A_stale_read_of_block_public_access_is_looked_at_again()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Block = BlockPublicAccess.All;
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        world.Clock.Advance(TimeSpan.FromHours(1));

        await world.DeliverAsync(SampleEvent.Call("DeleteBucketPublicAccessBlock", "payroll", world.Now));
        Assert.Equal(Severity.Medium, (await world.TheFindingAsync()).Severity);
        world.Aws["payroll"].Block = BlockPublicAccess.None;
        await world.PassAsync(TimeSpan.FromSeconds(2));

        Assert.Equal(Severity.High, (await world.TheFindingAsync()).Severity);
    }

    [Fact]
    public async Task Block_public_access_that_cannot_be_read_does_not_make_a_bucket_look_safe_nor_automatic_mode_act()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        world.Aws["payroll"].Block = null;

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        Assert.Equal(Exposure.Public, (await world.BucketAsync("payroll")).Exposure);
        Assert.Equal(RemediationStatus.AwaitingApproval, (await world.TheFindingAsync()).RemediationStatus);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task An_unreadable_policy_waits_for_a_person_and_is_resolved_when_it_can_be_read_again()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        world.Aws["payroll"].ReadFault = new AwsFault(AwsFaultKind.Denied, "AccessDenied", "no", null);
        await world.LookAsync("payroll");

        var unreadable = await world.TheFindingAsync();
        Assert.Equal(ComplianceStatus.InsufficientData, unreadable.ComplianceStatus);
        Assert.Equal(RemediationStatus.AwaitingApproval, unreadable.RemediationStatus);
        Assert.Equal(Exposure.Unknown, (await world.BucketAsync("payroll")).Exposure);

        world.Aws["payroll"].ReadFault = null;
        await world.PassAsync(TimeSpan.FromMinutes(1));
        await world.LookAsync("payroll");
        Assert.Equal(WorkflowStatus.Resolved, (await world.TheFindingAsync()).WorkflowStatus);
        Assert.Null((await world.BucketAsync("payroll")).LookError);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task What_the_judge_leaves_open_waits_for_a_person_even_in_automatic_mode()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);
        await world.SetModeAsync("payroll", AutomaticMode.Automatic);
        world.Clock.Advance(TimeSpan.FromMinutes(1));

        await world.PutAsync("payroll", SamplePolicy.SsoWildcard);

        var finding = await world.TheFindingAsync();
        Assert.Equal(ComplianceStatus.InsufficientData, finding.ComplianceStatus);
        Assert.Equal(RemediationStatus.AwaitingApproval, finding.RemediationStatus);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_deleted_bucket_resolves_its_findings_and_its_history_ends_there()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        world.Aws["payroll"].Deleted = true;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.DeliverAsync(SampleEvent.Call("DeleteBucket", "payroll", world.Now));

        Assert.Equal(Resolution.ResourceDeleted, (await world.TheFindingAsync()).Resolution);
        Assert.NotNull((await world.BucketAsync("payroll")).DeletedUtc);

        // Somebody else makes a bucket of the same name: what the old one had is no baseline for it.
        world.Aws["payroll"].Deleted = false;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.PutAsync("payroll", SamplePolicy.AnyoneWrites);
        var again = Assert.Single(await world.FindingsAsync(), finding => finding.WorkflowStatus == WorkflowStatus.New);
        Assert.Null(again.BaselineVersionId);
        Assert.Equal(HoldReason.NoBaseline, again.HoldReason);
    }

    [Fact]
    public async Task A_bucket_that_took_the_name_of_one_that_was_deleted_is_another_bucket()
    {
        await using var scene = await SuppressionScene.WithAsync(SamplePolicy.AnyoneReads);
        var world = scene.World;
        var first = await world.TheFindingAsync();
        Assert.True((await scene.Desk.RevertAsync(new FindingId(first.Id), first.LiveFingerprint!, null, scene.Ana, CancellationToken.None)).IsAccepted);
        await world.PassAsync(TimeSpan.FromMinutes(10));
        var reverted = (await world.ReadAsync(db => db.Attempts.SingleAsync())).Id;
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        var again = await world.TheFindingAsync();
        Assert.True((await scene.Desk.ApproveAsync(new FindingId(again.Id), again.LiveFingerprint!, null, scene.Ana, CancellationToken.None)).IsAccepted);
        await world.PutAsync("payroll", SamplePolicy.AnyoneWrites);
        var accepted = await scene.GrantAsync(Assert.Single(await scene.OpenAsync()));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        world.Aws["payroll"].Deleted = true;
        await world.DeliverAsync(SampleEvent.Call("DeleteBucket", "payroll", world.Now));
        Assert.Equal((SuppressionState.Superseded, "the bucket was deleted"), await scene.SuppressionAsync(accepted.Id) is var ended ? (ended.State, ended.EndReason) : default);

        world.Aws["payroll"].Deleted = false;
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        Assert.Equal("public-principal", Assert.Single(await scene.OpenAsync()).Check);
        Assert.Equal((true, null, null), await world.BucketAsync("payroll") is var anew ? (anew.RecreatedUtc is not null, anew.BaselineVersionId, anew.OverrideOf) : default);
        Assert.All(await world.VersionsAsync(), version => Assert.Null(version.ApprovedBy));
        await world.PutAsync("payroll", SamplePolicy.AnyoneWrites);
        Assert.Single(await scene.OpenAsync());
        // What the revert wrote to the old bucket is what the new one begins with.
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);
        var undo = await scene.Desk.PreviewUndoAsync(reverted, scene.Ana, CancellationToken.None);
        Assert.Contains("The one that has its name now is another", undo.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_acl_that_cannot_be_read_closes_nothing()
    {
        await using var world = await IntakeWorld.StartAsync();
        (world.Aws["payroll"].AclPublic, world.Aws["payroll"].AclGrants) = (true, "AllUsers READ");
        await world.DeliverAsync(SampleEvent.Call("PutBucketAcl", "payroll", world.Now));
        (world.Aws["payroll"].AclPublic, world.Aws["payroll"].AclGrants) = (null, null);

        await world.LookAsync("payroll");
        await world.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Equal((true, null), await world.TheFindingAsync() is var doubted ? (doubted.IsOpen, doubted.ExposedUntilUtc) : default);
        Assert.Equal((Exposure.Public, "AllUsers READ"), await world.BucketAsync("payroll") is var bucket ? (bucket.Exposure, bucket.AclGrants) : default);

        (world.Aws["payroll"].AclPublic, world.Aws["payroll"].AclGrants) = (false, "");
        await world.LookAsync("payroll");
        Assert.Equal(Resolution.FixedExternally, (await world.TheFindingAsync()).Resolution);
    }

    [Fact]
    public async Task A_grant_to_another_account_is_a_medium_finding_and_no_baseline()
    {
        await using var world = await IntakeWorld.StartAsync();

        await world.PutAsync("payroll", SamplePolicy.PartnerReads);

        Assert.Equal(("external-account", Severity.Medium), await world.TheFindingAsync() is var finding ? (finding.Check, finding.Severity) : default);
        Assert.Equal(Exposure.OtherAccounts, (await world.BucketAsync("payroll")).Exposure);
        Assert.Null((await world.BucketAsync("payroll")).BaselineVersionId);
    }

    [Fact]
    public async Task An_acl_that_lets_everyone_in_is_a_finding_without_a_policy()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].AclPublic = true;
        await world.DeliverAsync(SampleEvent.Call("PutBucketAcl", "payroll", world.Now));

        var finding = await world.TheFindingAsync();
        Assert.Equal("public-acl", finding.Check);
        Assert.Null(finding.Fingerprint);
        Assert.Equal(Exposure.Public, (await world.BucketAsync("payroll")).Exposure);
    }

    [Fact]
    public async Task An_older_look_never_overwrites_a_newer_one()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        var payload = new LookPayload(FakeAws.Account, FakeAws.Region, "payroll", LookReason.Signal);
        var (older, _) = await world.Get<LookReader>().ReadAsync(payload, 1, CancellationToken.None);
        world.Clock.Advance(TimeSpan.FromMinutes(10));
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        var newer = await world.BucketAsync("payroll");

        await world.Store.WriteAsync((scope, ct) => world.Get<LookRecorder>().RecordAsync(scope, older!, ct), CancellationToken.None);

        var bucket = await world.BucketAsync("payroll");
        Assert.Equal(newer.ObservedUtc, bucket.ObservedUtc);
        Assert.Equal(newer.LiveFingerprint, bucket.LiveFingerprint);
        Assert.Equal(WorkflowStatus.New, (await world.TheFindingAsync()).WorkflowStatus);
    }

    [Fact]
    public async Task A_read_that_fails_in_passing_is_tried_again_and_no_finding_comes_of_it()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);
        world.Aws["payroll"].ReadFault = new AwsFault(AwsFaultKind.Throttled, "SlowDown", "slow down", null);
        await world.LookAsync("payroll");
        world.Aws["payroll"].ReadFault = null;
        await world.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Empty(await world.FindingsAsync());
        Assert.Null((await world.BucketAsync("payroll")).LookError);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_does_not_make_the_console_blind()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Clock.Advance(TimeSpan.FromDays(400));
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);
        world.Clock.Advance(TimeSpan.FromDays(-400));

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        Assert.Equal(WorkflowStatus.New, (await world.TheFindingAsync()).WorkflowStatus);
        Assert.Equal(Exposure.Public, (await world.BucketAsync("payroll")).Exposure);
    }
}
