using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Tests.Remediation;

/// <summary>A person repairs: only what lets everybody in goes, by the same way as a revert.</summary>
public sealed class RepairTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static FindingId Id(Finding finding) => new(finding.Id);

    private static async Task<(World World, Bucket Bucket, Finding Finding)> RepairingAsync(string live = RepairPolicies.Statement)
    {
        var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review, SamplePolicies.Good, live);
        var result = await world.Desk.RepairAsync(Id(finding), bucket.LiveFingerprint!, "Keep the reports", world.Ana, None);
        Assert.True(result.IsAccepted, result.Message);
        Assert.NotNull(result.AttemptId);
        return (world, bucket, finding);
    }

    [Theory]
    [InlineData(RepairPolicies.List, RepairPolicies.ListRepaired)]
    [InlineData(RepairPolicies.Statement, RepairPolicies.StatementRepaired)]
    [InlineData(SamplePolicies.Weak, null)]
    public async Task A_repair_takes_out_what_lets_everybody_in_and_keeps_every_other_byte(string live, string? repaired)
    {
        var (world, bucket, finding) = await RepairingAsync(live);
        await using var _1 = world;

        await world.DrainAsync();

        Assert.Equal(repaired, Assert.Single(world.Aws.Writes).Text);
        var resolved = await world.FindingAsync(finding.Id);
        Assert.Equal((WorkflowStatus.Resolved, RemediationStatus.Verified, Resolution.Repaired), (resolved.WorkflowStatus, resolved.RemediationStatus, resolved.Resolution!.Value));
        Assert.NotNull(resolved.ExposedUntilUtc);
        var attempt = await world.LatestAttemptAsync();
        Assert.Equal((AttemptStatus.Verified, RemediationActionId.RepairStatements), (attempt.Status, attempt.Action));
        Assert.Equal(bucket.LiveVersionId, attempt.PreImageVersionId);
        Assert.Contains(await world.TimelineAsync(finding.Id), row => row is { Kind: FindingEventKind.Decided, Who: "Ana", Reason: "Keep the reports" });
    }

    [Fact]
    public async Task A_repair_that_ends_in_the_stored_baseline_writes_what_AWS_once_returned()
    {
        var formatted = RepairPolicies.List.Replace("s3:GetObjectVersion", "s3:GetObject", StringComparison.Ordinal);
        var (world, bucket, _) = await RepairingAsync(formatted);
        await using var _1 = world;

        await world.DrainAsync();

        Assert.Equal(SamplePolicies.Good, Assert.Single(world.Aws.Writes).Text);
        Assert.Equal(bucket.BaselineVersionId, (await world.LatestAttemptAsync()).TargetVersionId);
    }

    [Fact]
    public async Task What_will_be_written_is_on_disk_before_it_is_written_and_accepted_only_when_read_back()
    {
        var (world, _, _) = await RepairingAsync();
        await using var _1 = world;
        var attempt = await world.LatestAttemptAsync();
        Task<PolicyVersion> Target() => world.ReadAsync(db => db.PolicyVersions.SingleAsync(v => v.Id == attempt.TargetVersionId));
        Assert.Empty(world.Aws.Writes);
        Assert.Equal((RepairPolicies.StatementRepaired, true, false), ((await Target()).Text, (await Target()).IsCompliant, (await Target()).Accepted));
        Assert.False(await world.ReadAsync(db => db.PolicySightings.AnyAsync(s => s.PolicyVersionId == attempt.TargetVersionId)));

        await world.DrainAsync();

        Assert.True((await Target()).Accepted);
        Assert.Equal(VersionSource.ReadBack, (await world.ReadAsync(db => db.PolicySightings.SingleAsync(s => s.PolicyVersionId == attempt.TargetVersionId))).Source);
    }

    [Fact]
    public async Task The_second_click_hears_who_was_first()
    {
        var (world, bucket, finding) = await RepairingAsync();
        await using var _1 = world;

        var during = await world.Desk.RepairAsync(Id(finding), bucket.LiveFingerprint!, null, world.Bob, None);
        var revert = await world.Desk.RevertAsync(Id(finding), bucket.LiveFingerprint!, null, world.Bob, None);
        await world.DrainAsync();
        var after = await world.Desk.RepairAsync(Id(finding), bucket.LiveFingerprint!, null, world.Bob, None);

        Assert.All([during, revert, after], result => Assert.Equal(DeskOutcome.Conflict, result.Outcome));
        Assert.Contains("already being repaired by Ana", revert.Message, StringComparison.Ordinal);
        Assert.Contains("already repaired by Ana", after.Message, StringComparison.Ordinal);
        Assert.Single(world.Aws.Writes);
    }

    [Fact]
    public async Task A_stale_click_repairs_nothing()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        var result = await world.Desk.RepairAsync(Id(finding), "0123456789abcdef", null, world.Ana, None);
        await world.DrainAsync();

        Assert.Equal((DeskOutcome.Superseded, bucket.LiveFingerprint), (result.Outcome, result.LiveFingerprint));
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task A_policy_that_moved_before_the_write_is_left_alone()
    {
        var (world, _, finding) = await RepairingAsync();
        await using var _1 = world;
        world.Aws["payroll"] = SamplePolicies.Weaker;

        await world.DrainAsync();

        Assert.Empty(world.Aws.Writes);
        Assert.Equal(RemediationStatus.Superseded, (await world.FindingAsync(finding.Id)).RemediationStatus);
    }

    [Fact]
    public async Task An_undo_brings_back_the_same_fingerprint_and_opens_the_finding()
    {
        var (world, bucket, finding) = await RepairingAsync(RepairPolicies.List);
        await using var _1 = world;
        await world.DrainAsync();

        var undo = await world.Desk.UndoAsync(Id(finding), (await world.BucketAsync(bucket.Id)).LiveFingerprint!, true, "It broke the shop", world.Ana, None);
        await world.DrainAsync();

        Assert.True(undo.IsAccepted, undo.Message);
        Assert.Equal(RepairPolicies.List, world.Aws["payroll"]);
        Assert.Equal(bucket.LiveFingerprint, (await world.BucketAsync(bucket.Id)).LiveFingerprint);
        var undone = await world.FindingAsync(finding.Id);
        Assert.Equal((WorkflowStatus.New, RemediationStatus.Undone), (undone.WorkflowStatus, undone.RemediationStatus));
        Assert.Contains(await world.TimelineAsync(finding.Id), row => row.Kind == FindingEventKind.Undone && row.Text.StartsWith("The repair was undone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_undone_can_be_repaired_again_with_the_version_that_is_stored()
    {
        var (world, bucket, finding) = await RepairingAsync();
        await using var _1 = world;
        await world.DrainAsync();
        await world.Desk.UndoAsync(Id(finding), (await world.BucketAsync(bucket.Id)).LiveFingerprint!, true, null, world.Ana, None);
        await world.DrainAsync();

        var again = await world.Desk.RepairAsync(Id(finding), bucket.LiveFingerprint!, null, world.Bob, None);
        await world.DrainAsync();

        Assert.True(again.IsAccepted, again.Message);
        Assert.Equal(RepairPolicies.StatementRepaired, world.Aws["payroll"]);
        Assert.Equal(3, await world.ReadAsync(db => db.PolicyVersions.CountAsync()));
        Assert.Equal(Resolution.Repaired, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task Running_it_twice_writes_once()
    {
        var (world, _, _) = await RepairingAsync();
        await using var _1 = world;
        var item = await world.ClaimAsync(WorkKind.Remediate);

        await world.HandleAsync(item);
        await world.HandleAsync(item);

        Assert.Single(world.Aws.Writes);
    }

    [Fact]
    public async Task A_crash_between_the_write_and_its_row_does_not_write_again()
    {
        var (world, _, finding) = await RepairingAsync();
        await using var _1 = world;
        var item = await world.ClaimAsync(WorkKind.Remediate);
        world.Aws.AfterWrite = _ => throw new InvalidOperationException("The process dies here.");
        await Assert.ThrowsAsync<InvalidOperationException>(() => world.HandleAsync(item));
        world.Aws.AfterWrite = null;

        await world.RunAsync(item);
        await world.DrainAsync();

        Assert.Single(world.Aws.Writes);
        Assert.Equal(Resolution.Repaired, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task A_crash_between_the_pre_image_and_the_write_writes_after_reading_several_times()
    {
        var (world, bucket, finding) = await RepairingAsync();
        await using var _1 = world;
        var item = await world.ClaimAsync(WorkKind.Remediate);
        await world.DieAfterPreImageAsync();

        await world.RunAsync(item);

        Assert.True(world.Aws.Reads >= 3, "One read after a crash may be stale.");
        await world.DrainAsync();
        Assert.Equal(RepairPolicies.StatementRepaired, Assert.Single(world.Aws.Writes).Text);
        Assert.Equal(Resolution.Repaired, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Theory]
    [InlineData(true, RepairPolicies.Statement, RepairPolicies.StatementRepaired)]
    [InlineData(false, RepairPolicies.Statement, RepairPolicies.StatementRepaired)]
    [InlineData(true, SamplePolicies.Weak, null)]
    [InlineData(false, SamplePolicies.Weak, null)]
    public async Task A_lost_answer_is_cleared_up_by_reading_before_anything_is_written_again(bool hadEffect, string live, string? repaired)
    {
        var (world, _, finding) = await RepairingAsync(live);
        await using var _1 = world;
        world.Aws.NextWrites.Enqueue(FakeGateway.Lost(hadEffect));

        await world.DrainAsync();

        Assert.Equal(repaired, Assert.Single(world.Aws.Writes).Text);
        Assert.Equal(Resolution.Repaired, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task A_refusal_of_AWS_fails_and_leaves_no_earlier_version_behind_that_never_was()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review, RepairPolicies.Statement);
        await world.Desk.RepairAsync(Id(finding), bucket.LiveFingerprint!, null, world.Ana, None);
        world.Aws.NextWrites.Enqueue(FakeGateway.Fault(AwsFaultKind.Denied, "AccessDenied"));

        await world.DrainAsync();

        Assert.Equal(RemediationStatus.Failed, (await world.FindingAsync(finding.Id)).RemediationStatus);
        var actions = (await world.Findings.GetAsync(Id(finding), None))!.Actions;
        Assert.StartsWith("No earlier policy of this bucket is known", actions.Revert.WhyNot, StringComparison.Ordinal);
        Assert.True(actions.Repair.Offered);
    }
}
