using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Tests.Remediation;

public sealed class AutomaticModeTests
{
    [Fact]
    public async Task A_public_policy_is_reverted_read_back_and_resolved()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);

        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();

        Assert.Equal(SamplePolicies.Good, Assert.Single(world.Aws.Writes).Text);
        var resolved = await world.FindingAsync(finding.Id);
        Assert.Equal((WorkflowStatus.Resolved, RemediationStatus.Verified, Resolution.Reverted), (resolved.WorkflowStatus, resolved.RemediationStatus, resolved.Resolution!.Value));
        Assert.Null(resolved.ActiveAttemptId);
        var attempt = await world.LatestAttemptAsync();
        Assert.Equal((AttemptStatus.Verified, AttemptTrigger.Automatic), (attempt.Status, attempt.Trigger));
        Assert.NotNull(attempt.AwsRequestId);
        Assert.Equal(bucket.LiveVersionId, attempt.PreImageVersionId);
        Assert.Equal(attempt.TargetFingerprint, (await world.BucketAsync(bucket.Id)).LiveFingerprint);
    }

    [Fact]
    public async Task A_bucket_that_had_no_policy_gets_its_policy_deleted()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic, null, SamplePolicies.Weak);

        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();

        Assert.Equal(("payroll", null), Assert.Single(world.Aws.Writes));
        Assert.Equal(RemediationActionId.DeletePolicy, (await world.LatestAttemptAsync()).Action);
        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task Weak_over_weak_is_held_and_nothing_is_written()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic, SamplePolicies.Weaker, SamplePolicies.Weak);

        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();

        var held = await world.FindingAsync(finding.Id);
        Assert.Equal((RemediationStatus.Held, HoldReason.BaselineNotCompliant), (held.RemediationStatus, held.HoldReason!.Value));
        Assert.Empty(world.Aws.Writes);
        Assert.Equal(0, await world.ReadAsync(db => db.Attempts.CountAsync()));
    }

    [Fact]
    public async Task Weak_over_weak_is_told_as_a_failed_remediation_once()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic, SamplePolicies.Weaker, SamplePolicies.Weak);

        await world.DecideAsync(bucket.Id);
        await world.DecideAsync(bucket.Id);

        Assert.Equal([NotificationKind.FindingOpened, NotificationKind.RemediationFailed],
            await world.ReadAsync(db => db.Notifications.OrderBy(row => row.Id).Select(row => row.Kind).ToListAsync()));
    }

    [Fact]
    public async Task A_baseline_that_lets_a_partner_in_is_not_restored_by_itself()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic, SamplePolicies.Good, SamplePolicies.Weak);
        await world.Store.Store.WriteAsync(async (scope, ct) =>
        {
            var row = await scope.Db.Buckets.AsTracking().SingleAsync(ct);
            var partner = await PolicyVersions.RecordAsync(scope, row, new PolicySeen(PartnerList, VersionSource.Config, scope.NowUtc), ct);
            (partner.Accepted, partner.ApprovedBy, row.BaselineVersionId) = (true, "Ana", partner.Id);
        }, CancellationToken.None);

        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();

        Assert.Equal(HoldReason.WouldWidenAccess, (await world.FindingAsync(finding.Id)).HoldReason);
        Assert.Empty(world.Aws.Writes);
    }

    private const string PartnerList = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"s3:DeleteObject","Resource":"arn:aws:s3:::payroll/*"}]}""";

    [Fact]
    public async Task Deciding_twice_starts_one_attempt()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);

        await world.DecideAsync(bucket.Id);
        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();

        Assert.Single(world.Aws.Writes);
        Assert.Equal(1, await world.ReadAsync(db => db.Attempts.CountAsync()));
    }

    [Fact]
    public async Task Twenty_writes_in_an_account_hold_the_next_bucket_and_the_twenty_go_on()
    {
        await using var world = await World.OpenAsync();
        for (var i = 0; i < 21; i++)
        {
            var (bucket, _) = await world.AddExposedAsync($"bucket-{i}", AutomaticMode.Automatic);
            await world.DecideAsync(bucket.Id);
        }
        await world.DrainAsync(400);

        Assert.Equal(20, world.Aws.Writes.Count);
        Assert.Equal(1, await world.ReadAsync(db => db.Findings.CountAsync(f => f.HoldReason == HoldReason.AccountHeld)));
    }

    [Fact]
    public async Task A_stop_between_decision_and_write_prevents_the_write()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await world.DecideAsync(bucket.Id);

        await world.Desk.SetGlobalStopAsync(true, "Incident", world.Ana, CancellationToken.None);
        await world.DrainAsync();

        Assert.Empty(world.Aws.Writes);
        var held = await world.FindingAsync(finding.Id);
        Assert.Equal((RemediationStatus.Held, HoldReason.GlobalStop), (held.RemediationStatus, held.HoldReason!.Value));
        Assert.Equal(AttemptStatus.Cancelled, (await world.LatestAttemptAsync()).Status);
    }

    [Fact]
    public async Task A_bucket_taken_out_of_automatic_mode_before_the_write_is_left_alone()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await world.DecideAsync(bucket.Id);

        await world.Desk.SetModeAsync(new BucketId(bucket.Id), AutomaticMode.Review, null, world.Ana, CancellationToken.None);
        await world.DrainAsync();

        Assert.Empty(world.Aws.Writes);
        Assert.Equal(RemediationStatus.AwaitingApproval, (await world.FindingAsync(finding.Id)).RemediationStatus);
    }

    [Fact]
    public async Task A_policy_that_a_person_fixed_in_the_meantime_is_not_overwritten()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await world.DecideAsync(bucket.Id);

        world.Aws["payroll"] = SamplePolicies.Partner;
        await world.DrainAsync();

        Assert.Empty(world.Aws.Writes);
        Assert.Equal(RemediationStatus.Superseded, (await world.FindingAsync(finding.Id)).RemediationStatus);
        Assert.Equal(1, await world.LooksAsync());
    }

    [Fact]
    public async Task A_policy_that_somebody_else_already_reverted_is_not_claimed_as_ours()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await world.DecideAsync(bucket.Id);

        world.Aws["payroll"] = SamplePolicies.Good;
        await world.DrainAsync();

        Assert.Empty(world.Aws.Writes);
        Assert.Equal(AttemptStatus.Superseded, (await world.LatestAttemptAsync()).Status);
    }

    [Fact]
    public async Task Shadow_records_the_decision_once_and_writes_nothing()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Shadow);

        await world.DecideAsync(bucket.Id);
        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();

        Assert.Empty(world.Aws.Writes);
        var row = Assert.Single(await world.TimelineAsync(finding.Id), e => e.Kind == FindingEventKind.ShadowDecided);
        Assert.Equal("Automatic mode would have reverted to the baseline.", row.Text);
        Assert.Equal(RemediationStatus.AwaitingApproval, (await world.FindingAsync(finding.Id)).RemediationStatus);
    }

    [Fact]
    public async Task Somebody_who_puts_the_policy_back_before_the_read_back_is_met_by_a_new_attempt()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await world.DecideAsync(bucket.Id);
        await world.RunAsync(await world.ClaimAsync(WorkKind.Remediate));
        world.Aws["payroll"] = SamplePolicies.Weak;
        world.Clock.Advance(TimeSpan.FromSeconds(5));

        await world.DecideAsync(bucket.Id, eventUtc: world.Clock.NowUtc);
        world.Clock.Advance(CoolDown.Length);
        await world.DecideAsync(bucket.Id, eventUtc: world.Clock.NowUtc);
        await world.DrainAsync();

        Assert.Equal(2, world.Aws.Writes.Count);
        Assert.Equal([AttemptStatus.Superseded, AttemptStatus.Verified], await world.ReadAsync(db => db.Attempts.OrderBy(a => a.Id).Select(a => a.Status).ToListAsync()));
        Assert.Equal(SamplePolicies.Good, world.Aws["payroll"]);
    }

    [Fact]
    public async Task A_stop_after_the_pre_image_holds_the_finding_and_a_person_can_still_decide()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await world.DecideAsync(bucket.Id);
        var item = await world.ClaimAsync(WorkKind.Remediate);
        // The process dies after the pre-image; somebody presses the stop before the next try.
        await world.DieAfterPreImageAsync();
        await world.Desk.SetGlobalStopAsync(true, "Incident", world.Ana, CancellationToken.None);

        await world.RunAsync(item);
        await world.DrainAsync();

        Assert.Empty(world.Aws.Writes);
        var held = await world.FindingAsync(finding.Id);
        Assert.Equal((RemediationStatus.Held, HoldReason.GlobalStop), (held.RemediationStatus, held.HoldReason));
        Assert.Equal(1, await world.LooksAsync());
        var revert = await world.Desk.RevertAsync(new FindingId(finding.Id), bucket.LiveFingerprint!, null, world.Ana, CancellationToken.None);
        Assert.True(revert.IsAccepted, revert.Message);
        await world.DrainAsync();
        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);
    }
}
