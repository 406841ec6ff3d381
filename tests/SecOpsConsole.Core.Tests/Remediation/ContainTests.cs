using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using static SecOpsConsole.Core.Tests.Remediation.ContainedBucket;

namespace SecOpsConsole.Core.Tests.Remediation;

public sealed class ContainTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<string> EveryState
    {
        get
        {
            var states = new TheoryData<string> { "bpa:none" };
            for (var bits = 0; bits < 16; bits++)
            {
                states.Add($"bpa:{Convert.ToString(bits, 2).PadLeft(4, '0')}");
            }
            return states;
        }
    }

    [Fact]
    public async Task Containing_blocks_everything_and_leaves_the_policy_and_the_finding()
    {
        var (world, bucket, finding, attempt) = await ContainedAsync();
        await using var _1 = world;

        Assert.Equal(BlockPublicAccess.All, world.Aws.BlockOf("payroll"));
        Assert.Empty(world.Aws.Writes);
        Assert.Equal((AttemptStatus.Verified, AttemptSubject.BlockPublicAccess, "bpa:none", "bpa:1111"), (attempt.Status, attempt.Subject, attempt.PreImageState, attempt.TargetFingerprint));
        var after = await world.FindingAsync(finding.Id);
        Assert.Equal((WorkflowStatus.New, RemediationStatus.AwaitingApproval, null), (after.WorkflowStatus, after.RemediationStatus, after.Resolution));
        Assert.NotNull(after.ExposedUntilUtc);
        Assert.Equal(attempt.Id, (await world.BucketAsync(bucket.Id)).ContainedAttemptId);
        var told = await world.TimelineAsync(finding.Id);
        Assert.Equal(
            [FindingEventKind.Judged, FindingEventKind.Decided, FindingEventKind.AttemptStarted, FindingEventKind.SettingWritten, FindingEventKind.Contained],
            told.Select(row => row.Kind));
        Assert.Equal("Look into it first", told[1].Reason);
    }

    [Fact]
    public async Task What_becomes_of_the_policy_is_decided_afterwards()
    {
        var (world, bucket, finding, _) = await ContainedAsync();
        await using var _1 = world;

        var offers = (await world.Findings.GetAsync(Id(finding), None))!.Actions;
        Assert.True(offers is { Approve.Offered: true, Revert.Offered: true, Repair.Offered: true, Escalate.Offered: true, Undo.Offered: true });
        var revert = await world.Desk.RevertAsync(Id(finding), bucket.LiveFingerprint!, null, world.Bob, None);
        await world.DrainAsync();

        Assert.True(revert.IsAccepted, revert.Message);
        Assert.Equal(Resolution.Reverted, (await world.FindingAsync(finding.Id)).Resolution);
        Assert.Equal(BlockPublicAccess.All, world.Aws.BlockOf("payroll"));
    }

    [Theory]
    [MemberData(nameof(EveryState))]
    public async Task Undo_gives_back_the_identical_settings(string state)
    {
        var (world, bucket, _) = await ExposedAsync(state);
        await using var _1 = world;
        // Where the block holds already nobody can ask for it; the way through AWS and back is the same.
        await world.Store.Store.WriteAsync(async (scope, ct) =>
        {
            var tracked = await scope.Db.Buckets.AsTracking().SingleAsync(b => b.Id == bucket.Id, ct);
            await world.Ledger.QueueAsync(scope, new AttemptOrder
            {
                Bucket = tracked, FindingId = null, Action = RemediationActionId.BlockPublicAccess, Trigger = AttemptTrigger.Person, Who = "Ana",
                ExpectedFingerprint = state, Target = AttemptTarget.Block(BlockPublicAccess.All),
            }, ct);
        }, None);
        await world.DrainAsync();
        var attempt = await world.LatestAttemptAsync();
        Assert.Equal(BlockPublicAccess.All, world.Aws.BlockOf("payroll"));

        var undo = await world.Desk.UndoAsync(attempt.Id, "bpa:1111", true, null, world.Bob, None);
        await world.DrainAsync();

        Assert.True(undo.IsAccepted, undo.Message);
        Assert.Equal(state, world.Aws.BlockOf("payroll").State);
        var after = await world.BucketAsync(bucket.Id);
        Assert.Equal((state, null, HoldReason.PausedByUndo), (after.BlockState, after.ContainedAttemptId, after.HoldReason));
        Assert.Equal(AttemptStatus.Undone, await world.ReadAsync(db => db.Attempts.Where(a => a.Id == attempt.Id).Select(a => a.Status).SingleAsync()));
    }

    [Fact]
    public async Task An_undone_containment_leaves_the_finding_to_a_person_and_cannot_be_undone_itself()
    {
        var (world, _, finding, attempt) = await ContainedAsync("bpa:1100");
        await using var _1 = world;
        await world.Desk.EscalateAsync(Id(finding), "Dana", null, null, null, world.Ana, None);

        await world.Desk.UndoAsync(attempt.Id, "bpa:1111", true, "It broke the shop", world.Bob, None);
        await world.DrainAsync();

        var after = await world.FindingAsync(finding.Id);
        Assert.Equal((WorkflowStatus.Notified, RemediationStatus.Undone, "Dana"), (after.WorkflowStatus, after.RemediationStatus, after.Assignee));
        var undo = await world.LatestAttemptAsync();
        Assert.Equal((attempt.Id, "bpa:1111", "bpa:1100"), (undo.UndoesAttemptId, undo.PreImageState, undo.TargetFingerprint));
        var again = await world.Desk.UndoAsync(undo.Id, "bpa:1100", true, null, world.Ana, None);
        Assert.Equal(DeskOutcome.NotAllowed, again.Outcome);
        var first = await world.Desk.UndoAsync(attempt.Id, "bpa:1100", true, null, world.Ana, None);
        Assert.Contains("undone already", first.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_undo_that_lets_somebody_in_asks_first_and_names_whom()
    {
        var (world, _, _, attempt) = await ContainedAsync();
        await using var _1 = world;

        var preview = (await world.Desk.PreviewUndoAsync(attempt.Id, world.Vic, None)).Preview!;
        var refused = await world.Desk.UndoAsync(attempt.Id, "bpa:1111", false, null, world.Ana, None);

        Assert.Contains(preview.AccessSentences, line => line.Sign == AccessSign.More && line.Text.StartsWith("Will be reachable again: Anyone on the internet may use s3:GetObject", StringComparison.Ordinal));
        Assert.Contains("reachable again from outside", preview.Confirm, StringComparison.Ordinal);
        Assert.Equal((BlockPublicAccess.All, BlockPublicAccess.None, "bpa:1111"), (preview.BlockBefore, preview.BlockAfter, preview.ExpectedFingerprint));
        Assert.Equal(DeskOutcome.NotAllowed, refused.Outcome);
        Assert.Contains("Nothing was changed", refused.Message, StringComparison.Ordinal);
        Assert.Null((await world.BucketAsync(attempt.BucketId!.Value)).HoldReason);
    }

    [Fact]
    public async Task An_undo_after_the_policy_was_reverted_lets_nobody_in_and_does_not_ask()
    {
        var (world, bucket, finding, attempt) = await ContainedAsync();
        await using var _1 = world;
        await world.Desk.RevertAsync(Id(finding), bucket.LiveFingerprint!, null, world.Ana, None);
        await world.DrainAsync();

        var preview = (await world.Desk.PreviewUndoAsync(attempt.Id, world.Ana, None)).Preview!;
        var undo = await world.Desk.UndoAsync(attempt.Id, "bpa:1111", false, null, world.Ana, None);
        await world.DrainAsync();

        Assert.Null(preview.Confirm);
        Assert.True(undo.IsAccepted, undo.Message);
        Assert.Equal(BlockPublicAccess.None, world.Aws.BlockOf("payroll"));
        Assert.Equal((WorkflowStatus.Resolved, Resolution.Reverted), ((await world.FindingAsync(finding.Id)).WorkflowStatus, (await world.FindingAsync(finding.Id)).Resolution!.Value));
    }

    [Fact]
    public async Task A_revert_is_not_undone_into_a_block_that_refuses_the_policy()
    {
        var (world, bucket, finding, contained) = await ContainedAsync();
        await using var _1 = world;
        await world.Desk.RevertAsync(Id(finding), bucket.LiveFingerprint!, null, world.Ana, None);
        await world.DrainAsync();
        var revert = await world.LatestAttemptAsync();

        var refused = await world.Desk.UndoAsync(revert.Id, revert.TargetFingerprint, true, null, world.Ana, None);
        await world.Desk.UndoAsync(contained.Id, "bpa:1111", true, null, world.Ana, None);
        await world.DrainAsync();
        var undo = await world.Desk.UndoAsync(revert.Id, revert.TargetFingerprint, true, null, world.Ana, None);
        await world.DrainAsync();

        Assert.Contains("Undo the containment first", refused.Message, StringComparison.Ordinal);
        Assert.True(undo.IsAccepted, undo.Message);
        Assert.Equal(SamplePolicies.Weak, world.Aws["payroll"]);
    }

    [Fact]
    public async Task All_four_off_is_not_the_same_as_no_configuration()
    {
        var (world, _, _) = await ContainingAsync();
        await using var _1 = world;
        world.Aws.SetBlock("payroll", BlockPublicAccess.OfState("bpa:0000")!);

        await world.DrainAsync();

        Assert.Equal(AttemptStatus.Superseded, (await world.LatestAttemptAsync()).Status);
    }

    [Fact]
    public async Task Nothing_else_is_done_to_the_bucket_while_it_is_being_contained()
    {
        var (world, bucket, finding) = await ContainingAsync();
        await using var _1 = world;

        var revert = await world.Desk.RevertAsync(Id(finding), bucket.LiveFingerprint!, null, world.Bob, None);
        var again = await world.Desk.ContainAsync(new BucketId(bucket.Id), "bpa:none", null, world.Bob, None);

        Assert.Equal((DeskOutcome.Conflict, DeskOutcome.Conflict), (revert.Outcome, again.Outcome));
        Assert.Contains("Ana", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_the_bucket_page_it_needs_no_finding_and_is_told_on_the_bucket()
    {
        await using var world = await World.OpenAsync();
        var bucket = await world.AddBucketAsync("payroll", AutomaticMode.Review, SamplePolicies.Weak);

        var result = await world.Desk.ContainAsync(new BucketId(bucket.Id), "bpa:none", "A website gone wrong", world.Ana, None);
        await world.DrainAsync();

        Assert.True(result.IsAccepted, result.Message);
        var told = await world.ReadAsync(db => db.FindingEvents.Where(e => e.BucketId == bucket.Id && e.AttemptId == result.AttemptId).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal([FindingEventKind.Decided, FindingEventKind.AttemptStarted, FindingEventKind.SettingWritten, FindingEventKind.Verified], told.Select(e => e.Kind));
        var row = Assert.Single((await world.Get<AttemptQueries>().OfBucketAsync(new BucketId(bucket.Id), null, 10, None)).Items);
        Assert.Equal(("Contain", "no Block Public Access", "Block Public Access fully on", true), (row.Label, row.Before, row.After, row.Undo.Offered));
    }

    [Fact]
    public async Task A_decision_about_other_settings_than_the_live_ones_is_refused()
    {
        var (world, _, finding) = await ExposedAsync("bpa:1000");
        await using var _1 = world;

        var result = await world.Desk.ContainAsync(Id(finding), "bpa:none", null, world.Ana, None);

        Assert.Equal((DeskOutcome.Superseded, "bpa:1000"), (result.Outcome, result.LiveFingerprint));
    }
}
