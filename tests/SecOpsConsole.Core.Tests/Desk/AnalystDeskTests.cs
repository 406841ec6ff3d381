using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Desk;

public sealed class AnalystDeskTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private static FindingId Id(Finding finding) => new(finding.Id);

    [Fact]
    public async Task A_revert_restores_the_baseline_and_tells_who_and_why()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        var result = await world.Desk.RevertAsync(Id(finding), bucket.LiveFingerprint!, "Not agreed with us", world.Ana, None);
        await world.DrainAsync();

        Assert.Equal(DeskOutcome.Accepted, result.Outcome);
        Assert.NotNull(result.AttemptId);
        Assert.Equal(SamplePolicies.Good, world.Aws["payroll"]);
        var timeline = await world.TimelineAsync(finding.Id);
        Assert.Contains(timeline, row => row is { Kind: FindingEventKind.Decided, Who: "Ana", Reason: "Not agreed with us" });
        Assert.Contains(timeline, row => row.Kind == FindingEventKind.PolicyWritten && row.AwsRequestId is not null);
    }

    [Fact]
    public async Task A_stale_click_writes_nothing_and_says_what_is_live()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        foreach (var result in new[]
        {
            await world.Desk.RevertAsync(Id(finding), "0123456789abcdef", null, world.Ana, None),
            await world.Desk.ApproveAsync(Id(finding), "0123456789abcdef", null, world.Ana, None),
            await world.Desk.UndoAsync(Id(finding), "0123456789abcdef", true, null, world.Ana, None),
            await world.Desk.EscalateAsync(Id(finding), "Dana", null, null, "0123456789abcdef", world.Ana, None),
        })
        {
            Assert.Equal((DeskOutcome.Superseded, bucket.LiveFingerprint), (result.Outcome, result.LiveFingerprint));
            Assert.Contains("Nothing was written", result.Message, StringComparison.Ordinal);
        }
        await world.DrainAsync();
        Assert.Empty(world.Aws.Writes);
        Assert.Equal(WorkflowStatus.New, (await world.FindingAsync(finding.Id)).WorkflowStatus);
    }

    [Fact]
    public async Task An_approved_policy_becomes_the_baseline_for_exactly_this_content()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        var result = await world.Desk.ApproveAsync(Id(finding), bucket.LiveFingerprint!, "A public download", world.Ana, None);

        Assert.True(result.IsAccepted, result.Message);
        var approved = await world.FindingAsync(finding.Id);
        Assert.Equal((WorkflowStatus.Resolved, Resolution.ChangeApproved), (approved.WorkflowStatus, approved.Resolution!.Value));
        var baseline = await world.ReadAsync(async db => await db.PolicyVersions.SingleAsync(v => v.Id == db.Buckets.Single().BaselineVersionId));
        Assert.Equal((bucket.LiveFingerprint, true, "Ana"), (baseline.Fingerprint, baseline.Accepted, baseline.ApprovedBy));
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task Approving_what_was_replaced_in_AWS_a_moment_ago_is_superseded()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        world.Aws["payroll"] = SamplePolicies.Weaker;

        var result = await world.Desk.ApproveAsync(Id(finding), bucket.LiveFingerprint!, null, world.Ana, None);

        Assert.Equal(DeskOutcome.Superseded, result.Outcome);
        Assert.False(await world.ReadAsync(db => db.PolicyVersions.AnyAsync(v => v.ApprovedBy != null)));
        Assert.Equal(1, await world.LooksAsync());
    }

    [Fact]
    public async Task Nothing_is_approved_while_AWS_cannot_be_read()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        world.Aws.NextReads.Enqueue(AwsAnswer<LivePolicy>.Failed(FakeGateway.Fault(AwsFaultKind.Transient, "ServiceUnavailable")));

        var result = await world.Desk.ApproveAsync(Id(finding), bucket.LiveFingerprint!, null, world.Ana, None);

        Assert.Equal(DeskOutcome.NotAllowed, result.Outcome);
        Assert.Equal(WorkflowStatus.New, (await world.FindingAsync(finding.Id)).WorkflowStatus);
    }

    [Fact]
    public async Task An_undo_brings_the_weak_policy_back_opens_the_finding_and_pauses_automatic_mode()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Automatic);
        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();
        var live = (await world.BucketAsync(bucket.Id)).LiveFingerprint!;

        var result = await world.Desk.UndoAsync(Id(finding), live, true, "It broke the shop", world.Ana, None);
        await world.DrainAsync();
        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();

        Assert.True(result.IsAccepted, result.Message);
        Assert.Contains("exposed again", result.Message, StringComparison.Ordinal);
        Assert.Equal(SamplePolicies.Weak, world.Aws["payroll"]);
        Assert.Equal(2, world.Aws.Writes.Count);
        var reopened = await world.FindingAsync(finding.Id);
        Assert.Equal((WorkflowStatus.New, RemediationStatus.Undone), (reopened.WorkflowStatus, reopened.RemediationStatus));
        Assert.Null(reopened.ExposedUntilUtc);
        Assert.Equal(HoldReason.PausedByUndo, (await world.BucketAsync(bucket.Id)).HoldReason);
        Assert.Equal([AttemptStatus.Undone, AttemptStatus.Verified], await world.ReadAsync(db => db.Attempts.OrderBy(a => a.Id).Select(a => a.Status).ToListAsync()));
        Assert.Contains(await world.TimelineAsync(finding.Id), row => row is { Kind: FindingEventKind.Undone, Who: "Ana", Reason: "It broke the shop" });
    }

    [Fact]
    public async Task What_was_undone_can_be_reverted_again()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.Desk.RevertAsync(Id(finding), bucket.LiveFingerprint!, null, world.Ana, None);
        await world.DrainAsync();
        await world.Desk.UndoAsync(Id(finding), (await world.BucketAsync(bucket.Id)).LiveFingerprint!, true, null, world.Ana, None);
        await world.DrainAsync();

        var result = await world.Desk.RevertAsync(Id(finding), bucket.LiveFingerprint!, null, world.Bob, None);
        await world.DrainAsync();

        Assert.True(result.IsAccepted, result.Message);
        Assert.Equal(SamplePolicies.Good, world.Aws["payroll"]);
        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task A_policy_changed_after_the_revert_cannot_be_undone()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.Desk.RevertAsync(Id(finding), bucket.LiveFingerprint!, null, world.Ana, None);
        await world.DrainAsync();
        await world.ReapplyAsync(bucket.Id, SamplePolicies.Partner);

        var result = await world.Desk.UndoAsync(Id(finding), (await world.BucketAsync(bucket.Id)).LiveFingerprint!, true, null, world.Ana, None);

        Assert.Equal(DeskOutcome.NotAllowed, result.Outcome);
        Assert.Equal(SamplePolicies.Partner, world.Aws["payroll"]);
    }

    [Fact]
    public async Task The_second_of_two_analysts_hears_who_was_first()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        await world.Desk.RevertAsync(Id(finding), bucket.LiveFingerprint!, null, world.Ana, None);

        var during = await world.Desk.RevertAsync(Id(finding), bucket.LiveFingerprint!, null, world.Bob, None);
        await world.DrainAsync();
        var after = await world.Desk.RevertAsync(Id(finding), bucket.LiveFingerprint!, null, world.Bob, None);

        Assert.Equal(DeskOutcome.Conflict, during.Outcome);
        Assert.Contains("already being reverted by Ana", during.Message, StringComparison.Ordinal);
        Assert.Equal(DeskOutcome.Conflict, after.Outcome);
        Assert.Contains("already reverted by Ana", after.Message, StringComparison.Ordinal);
        Assert.Single(world.Aws.Writes);
    }

    [Fact]
    public async Task Two_analysts_at_the_same_moment_cause_exactly_one_write()
    {
        var rounds = Environment.GetEnvironmentVariable("SECOPS_LONG") == "1" ? 200 : 4;
        await using var world = await World.OpenAsync();
        for (var round = 1; round <= rounds; round++)
        {
            var (bucket, finding) = await world.AddExposedAsync($"payroll-{round}", AutomaticMode.Review);
            using var barrier = new Barrier(2);
            Task<DeskResult> Click(Caller caller) => Task.Run(() =>
            {
                barrier.SignalAndWait();
                return world.Desk.RevertAsync(Id(finding), bucket.LiveFingerprint!, null, caller, None);
            });

            var results = await Task.WhenAll(Click(world.Ana), Click(world.Bob));
            await world.DrainAsync();

            Assert.Equal([DeskOutcome.Accepted, DeskOutcome.Conflict], results.Select(r => r.Outcome).Order());
            Assert.Equal(round, world.Aws.Writes.Count);
        }
    }

    [Fact]
    public async Task Escalating_names_somebody_with_a_clock_and_does_not_stop_containment()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        var due = world.Clock.NowUtc.AddHours(4);

        var result = await world.Desk.EscalateAsync(Id(finding), "Dana", "Yours?", due, bucket.LiveFingerprint, world.Ana, None);

        Assert.True(result.IsAccepted, result.Message);
        var escalated = await world.FindingAsync(finding.Id);
        Assert.Equal((WorkflowStatus.Notified, "Dana", "Yours?", due), (escalated.WorkflowStatus, escalated.Assignee, escalated.EscalationReason, escalated.DueUtc!.Value));
        Assert.True((await world.Desk.RevertAsync(Id(finding), bucket.LiveFingerprint!, null, world.Bob, None)).IsAccepted);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    public async Task An_escalation_needs_somebody(string? assignee)
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        var result = await world.Desk.EscalateAsync(Id(finding), assignee!, null, null, null, world.Ana, None);
        Assert.Equal(DeskOutcome.Invalid, result.Outcome);
    }

    [Fact]
    public async Task A_due_time_in_the_past_is_refused()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        var result = await world.Desk.EscalateAsync(Id(finding), "Dana", null, world.Clock.NowUtc.AddDays(-1), null, world.Ana, None);
        Assert.Equal(DeskOutcome.Invalid, result.Outcome);
        Assert.Null((await world.FindingAsync(finding.Id)).Assignee);
    }

    [Fact]
    public async Task A_revert_without_a_baseline_is_not_allowed()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review, SamplePolicies.Weaker, SamplePolicies.Weak);

        var result = await world.Desk.RevertAsync(Id(finding), bucket.LiveFingerprint!, null, world.Ana, None);

        Assert.Equal(DeskOutcome.NotAllowed, result.Outcome);
        Assert.Contains("weak too", result.Message, StringComparison.Ordinal);
        Assert.Empty(await world.ReadAsync(db => db.Attempts.ToListAsync()));
    }

    [Fact]
    public async Task A_preview_shows_what_the_revert_will_apply_and_changes_nothing()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);

        var revert = await world.Desk.PreviewRevertAsync(Id(finding), world.Vic, None);
        var undo = await world.Desk.PreviewUndoAsync(Id(finding), world.Vic, None);
        var approve = await world.Desk.PreviewApproveAsync(Id(finding), world.Vic, None);

        Assert.Equal((SamplePolicies.Weak, SamplePolicies.Good, bucket.LiveFingerprint), (revert.Preview!.BeforeText, revert.Preview.AfterText, revert.Preview.ExpectedFingerprint));
        Assert.Contains(new AccessLine(AccessSign.Less, "Anyone on the internet will lose s3:GetObject on all objects of payroll"), revert.Preview.AccessSentences);
        Assert.Contains(new AccessLine(AccessSign.More, "Anyone on the internet will keep s3:GetObject on all objects of payroll"), approve.Preview!.AccessSentences);
        Assert.Null(undo.Preview);
        Assert.Equal(SamplePolicies.Weak, approve.Preview.AfterText);
        Assert.Empty(await world.ReadAsync(db => db.WorkItems.Where(w => w.Kind != WorkKind.Notify).ToListAsync()));
    }
}
