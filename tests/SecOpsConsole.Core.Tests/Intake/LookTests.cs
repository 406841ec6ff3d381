using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Intake;

public sealed class LookTests
{
    [Fact]
    public async Task A_weak_policy_that_is_live_becomes_one_finding_that_tells_who_and_what()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();

        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        var finding = await world.TheFindingAsync();
        Assert.Equal(WorkflowStatus.New, finding.WorkflowStatus);
        Assert.Equal(ComplianceStatus.NonCompliant, finding.ComplianceStatus);
        Assert.Equal(RemediationStatus.AwaitingApproval, finding.RemediationStatus);
        Assert.Equal(Severity.High, finding.Severity);
        Assert.Equal("public-principal", finding.Check);
        Assert.Equal("Anyone on the internet may use s3:GetObject on all objects of payroll.", finding.Title);
        Assert.Equal("dana", finding.Actor.Name);
        Assert.Equal("CLI", finding.Actor.Tool);
        Assert.NotNull(finding.BaselineVersionId);
        Assert.NotNull(finding.ExposedFromUtc);
        Assert.Null(finding.ExposedUntilUtc);
        Assert.Equal(Exposure.Public, (await world.BucketAsync("payroll")).Exposure);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_good_policy_is_stored_and_accepted_and_is_no_finding()
    {
        await using var world = await IntakeWorld.StartAsync();

        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);

        Assert.Empty(await world.FindingsAsync());
        var version = Assert.Single(await world.VersionsAsync());
        Assert.True(version.Accepted);
        Assert.Equal(version.Id, (await world.BucketAsync("payroll")).BaselineVersionId);
    }

    [Fact]
    public async Task Every_weak_statement_is_a_finding_of_its_own()
    {
        await using var world = await IntakeWorld.StartAsync();

        await world.PutAsync("payroll", SamplePolicy.AnyoneReadsAndWrites);

        var findings = await world.FindingsAsync();
        Assert.Equal([Severity.High, Severity.Critical], findings.Select(finding => finding.Severity));
    }

    [Fact]
    public async Task The_same_weak_policy_again_is_the_same_finding()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        Assert.Equal(0, (await world.TheFindingAsync()).ReopenedCount);
    }

    [Fact]
    public async Task An_event_that_comes_after_the_look_tells_who_and_since_when()
    {
        await using var world = await IntakeWorld.StartAsync();
        var put = world.Now;
        world.Aws["payroll"].Policy = SamplePolicy.AnyoneReads;
        await world.PassAsync(TimeSpan.FromSeconds(20));
        await world.LookAsync("payroll");
        Assert.Null((await world.TheFindingAsync()).Actor.Name);

        await world.DeliverAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, put));

        var finding = await world.TheFindingAsync();
        Assert.Equal(("dana", put, put), (finding.Actor.Name, finding.EventUtc, finding.ExposedFromUtc));
    }

    [Fact]
    public async Task Fixed_by_a_person_is_resolved_as_fixed_externally_and_nothing_is_written()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        world.Clock.Advance(TimeSpan.FromMinutes(3));
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);

        var finding = await world.TheFindingAsync();
        Assert.Equal(WorkflowStatus.Resolved, finding.WorkflowStatus);
        Assert.Equal(Resolution.FixedExternally, finding.Resolution);
        Assert.Equal(RecordState.Archived, finding.RecordState);
        Assert.Equal(TimeSpan.FromMinutes(3), finding.ExposedUntilUtc - finding.ExposedFromUtc);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_problem_that_returns_reopens_its_finding()
    {
        await using var world = await IntakeWorld.StartAsync();
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.PutAsync("payroll", SamplePolicy.OwnAccountReads);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.PutAsync("payroll", SamplePolicy.AnyoneReads);

        var finding = await world.TheFindingAsync();
        Assert.Equal(WorkflowStatus.New, finding.WorkflowStatus);
        Assert.Equal(RecordState.Active, finding.RecordState);
        Assert.Equal(1, finding.ReopenedCount);
        Assert.Null(finding.ExposedUntilUtc);
    }

    [Fact]
    public async Task Opened_and_closed_before_we_looked_leaves_a_resolved_finding_with_its_exposure_window()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();
        var opened = world.Now;

        await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, opened).ToBytes());
        await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.OwnAccountReads, opened.AddSeconds(40)).ToBytes());
        world.Clock.Advance(TimeSpan.FromSeconds(45));
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromSeconds(2));

        var finding = await world.TheFindingAsync();
        Assert.Equal(WorkflowStatus.Resolved, finding.WorkflowStatus);
        Assert.Equal(Resolution.FixedExternally, finding.Resolution);
        Assert.Equal(opened, finding.ExposedFromUtc);
        Assert.Equal(opened.AddSeconds(40), finding.ExposedUntilUtc);
        Assert.Equal("dana", finding.Actor.Name);
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task Closed_again_by_block_public_access_too_the_trace_still_says_that_it_was_exposed()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        world.Aws["payroll"].Block = BlockPublicAccess.All;
        await world.InventoryAsync();
        var opened = world.Now;

        await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, opened).ToBytes());
        await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.OwnAccountReads, opened.AddSeconds(20)).ToBytes());
        world.Clock.Advance(TimeSpan.FromSeconds(30));
        await world.DrainAsync();
        await world.PassAsync(TimeSpan.FromSeconds(2));

        var finding = await world.TheFindingAsync();
        Assert.Equal((Severity.High, opened, opened.AddSeconds(20)), (finding.Severity, finding.ExposedFromUtc, finding.ExposedUntilUtc));
    }

    [Fact]
    public async Task Opened_and_closed_in_one_second_leaves_a_trace_at_once()
    {
        await using var world = await IntakeWorld.StartAsync();
        world.Aws["payroll"].Policy = SamplePolicy.OwnAccountReads;
        await world.InventoryAsync();

        await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.OwnAccountReads, world.Now).ToBytes());
        await world.PostAsync(SampleEvent.Put("payroll", SamplePolicy.AnyoneReads, world.Now).ToBytes());
        await world.DrainAsync();

        Assert.Equal(Resolution.FixedExternally, (await world.TheFindingAsync()).Resolution);
    }

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
        Assert.NotEqual(WorkflowStatus.Resolved, (await world.TheFindingAsync()).WorkflowStatus);
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
