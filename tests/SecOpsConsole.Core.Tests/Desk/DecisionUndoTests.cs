using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.Tests.FourEyes;
using SecOpsConsole.Core.Tests.Intake;
using SecOpsConsole.Core.Tests.Remediation;
using SecOpsConsole.Core.Tests.Suppressions;

namespace SecOpsConsole.Core.Tests.Desk;

/// <summary>What wrote nothing to AWS can be taken back too.</summary>
public sealed class DecisionUndoTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Undo_of_an_approval_brings_the_baseline_back_and_opens_the_finding()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        var approved = await world.ApproveAsync(finding, world.Ana);

        var undone = await world.Desk.UndoDecisionAsync(approved.DecisionId!.Value, "Wrong bucket.", world.Bob, None);

        Assert.True(undone.IsAccepted, undone.Message);
        var after = await world.BucketAsync(bucket.Id);
        Assert.Equal(bucket.BaselineVersionId, after.BaselineVersionId);
        var version = await world.ReadAsync(db => db.PolicyVersions.SingleAsync(v => v.Id == after.LiveVersionId));
        Assert.Equal((false, null), (version.Accepted, version.ApprovedBy));
        var open = await world.FindingAsync(finding.Id);
        Assert.Equal((WorkflowStatus.New, null, 0), (open.WorkflowStatus, open.Resolution, open.ReopenedCount));
        var row = Assert.Single(await world.TimelineAsync(finding.Id), e => e.Kind == FindingEventKind.Undone);
        Assert.Equal(("Bob", "Wrong bucket."), (row.Who, row.Reason));
        Assert.True((await world.Desk.RevertAsync(new FindingId(finding.Id), finding.Fingerprint!, null, world.Ana, None)).IsAccepted, "It can be decided again.");
    }

    [Fact]
    public async Task After_the_undo_of_an_approval_automatic_mode_pauses_and_writes_nothing()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        var approved = await world.ApproveAsync(finding, world.Ana);
        await world.Store.Store.WriteAsync(
            (scope, ct) => scope.Db.Buckets.Where(b => b.Id == bucket.Id).ExecuteUpdateAsync(set => set.SetProperty(b => b.Mode, AutomaticMode.Automatic), ct), None);

        var undone = await world.Desk.UndoDecisionAsync(approved.DecisionId!.Value, null, world.Bob, None);
        await world.DecideAsync(bucket.Id);
        await world.DrainAsync();

        Assert.EndsWith("Automatic mode pauses for this bucket.", undone.Message, StringComparison.Ordinal);
        Assert.Equal((HoldReason.PausedByUndo, "Bob"), ((await world.BucketAsync(bucket.Id)).HoldReason!.Value, (await world.BucketAsync(bucket.Id)).HeldBy));
        Assert.Empty(world.Aws.Writes);
    }

    [Fact]
    public async Task An_approval_that_was_undone_is_not_undone_twice_and_the_first_is_named()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        var approved = await world.ApproveAsync(finding, world.Ana);
        await world.Desk.UndoDecisionAsync(approved.DecisionId!.Value, null, world.Bob, None);

        var again = await world.Desk.UndoDecisionAsync(approved.DecisionId.Value, null, world.Ana, None);

        Assert.Equal(DeskOutcome.Conflict, again.Outcome);
        Assert.StartsWith("Bob undid this first", again.Message, StringComparison.Ordinal);
        Assert.Single(await world.TimelineAsync(finding.Id), e => e.Kind == FindingEventKind.Undone);
    }

    [Fact]
    public async Task Trust_is_taken_back_also_when_the_policy_moved_on_and_that_content_is_reported_again()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var finding = await scene.World.TheFindingAsync();
        var approved = await scene.Desk.ApproveAsync(new FindingId(finding.Id), finding.Fingerprint!, null, scene.Ana, None);
        await scene.World.PassAsync(TimeSpan.FromHours(1));
        await scene.World.PutAsync(SuppressionScene.Bucket, SamplePolicy.OwnAccountReads);
        var baseline = (await scene.World.BucketAsync(SuppressionScene.Bucket)).BaselineVersionId;

        var undone = await scene.Desk.UndoDecisionAsync(approved.DecisionId!.Value, null, scene.Ana, None);
        Assert.True(undone.IsAccepted, undone.Message);
        Assert.Contains("the baseline is a later one and stays", undone.Message, StringComparison.Ordinal);
        Assert.Equal(baseline, (await scene.World.BucketAsync(SuppressionScene.Bucket)).BaselineVersionId);

        await scene.World.PassAsync(TimeSpan.FromHours(1));
        await scene.World.PutAsync(SuppressionScene.Bucket, SitePolicy.Public);
        Assert.Single(await scene.OpenAsync());
    }

    [Fact]
    public async Task The_next_look_agrees_with_what_an_undo_of_an_approval_left()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var finding = await scene.World.TheFindingAsync();
        var before = await scene.World.BucketAsync(SuppressionScene.Bucket);
        var approved = await scene.Desk.ApproveAsync(new FindingId(finding.Id), finding.Fingerprint!, null, scene.Ana, None);
        await scene.World.LookAsync(SuppressionScene.Bucket);

        await scene.Desk.UndoDecisionAsync(approved.DecisionId!.Value, null, scene.Ana, None);
        var undone = await scene.World.BucketAsync(SuppressionScene.Bucket);
        await scene.World.DrainAsync();
        await scene.World.LookAsync(SuppressionScene.Bucket);

        Assert.Equal(before.BaselineVersionId, undone.BaselineVersionId);
        Assert.Equal(before.BaselineVersionId, (await scene.World.BucketAsync(SuppressionScene.Bucket)).BaselineVersionId);
        Assert.Equal((WorkflowStatus.New, 0), ((await scene.World.TheFindingAsync()).WorkflowStatus, (await scene.World.TheFindingAsync()).ReopenedCount));
    }

    [Fact]
    public async Task An_approval_is_not_undone_under_an_action_that_is_under_way()
    {
        await using var world = await World.OpenAsync();
        var (bucket, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        var approved = await world.ApproveAsync(finding, world.Ana);
        await world.Desk.ContainAsync(new BucketId(bucket.Id), bucket.BlockState!, null, world.Bob, None);

        var result = await world.Desk.UndoDecisionAsync(approved.DecisionId!.Value, null, world.Ana, None);

        Assert.Equal(DeskOutcome.Conflict, result.Outcome);
        Assert.Equal(Resolution.ChangeApproved, (await world.FindingAsync(finding.Id)).Resolution);
    }

    [Fact]
    public async Task A_later_approval_of_the_same_policy_is_not_taken_back_with_the_earlier_one()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        var first = await world.ApproveAsync(finding, world.Ana);
        await world.Desk.UndoDecisionAsync(first.DecisionId!.Value, null, world.Ana, None);
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        var second = await world.ApproveAsync(finding, world.Bob);
        // As if the first had not been undone: what counts is whose approval it is.
        await world.Store.Store.WriteAsync((scope, ct) => scope.Db.Decisions.Where(d => d.Id == first.DecisionId).ExecuteUpdateAsync(set => set.SetProperty(d => d.UndoneUtc, (DateTime?)null), ct), None);

        Assert.Equal(DeskOutcome.Superseded, (await world.Desk.UndoDecisionAsync(first.DecisionId.Value, null, world.Ana, None)).Outcome);
        Assert.Equal(Resolution.ChangeApproved, (await world.FindingAsync(finding.Id)).Resolution);
        Assert.True((await world.Desk.UndoDecisionAsync(second.DecisionId!.Value, null, world.Ana, None)).IsAccepted);
    }

    [Fact]
    public async Task Undo_of_an_exception_ends_it_and_opens_the_finding_without_counting_it_as_returned()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var granted = await scene.TryGrantAsync(await scene.World.TheFindingAsync(), scene.Ana);

        var undone = await scene.Desk.UndoDecisionAsync(granted.DecisionId!.Value, "Not ours to accept.", scene.Bob, None);

        Assert.True(undone.IsAccepted, undone.Message);
        var finding = await scene.World.TheFindingAsync();
        Assert.Equal((WorkflowStatus.New, 0), (finding.WorkflowStatus, finding.ReopenedCount));
        var exception = await scene.World.ReadAsync(db => db.Suppressions.SingleAsync());
        Assert.Equal((SuppressionState.Revoked, "Bob", "Not ours to accept."), (exception.State, exception.EndedBy, exception.EndReason));
        Assert.Equal("Bob", Assert.Single(await scene.ToldAsync(FindingEventKind.Undone)).Who);
    }

    [Fact]
    public async Task An_exception_that_ended_by_itself_has_nothing_to_undo()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var granted = await scene.TryGrantAsync(await scene.World.TheFindingAsync(), scene.Ana);
        await scene.PassAsync(TimeSpan.FromDays(31));

        Assert.Equal(DeskOutcome.Superseded, (await scene.Desk.UndoDecisionAsync(granted.DecisionId!.Value, null, scene.Ana, None)).Outcome);
    }

    [Fact]
    public async Task Undo_of_a_false_positive_opens_the_finding_and_its_exposure_was_never_over()
    {
        await using var scene = await SuppressionScene.WithAsync(SitePolicy.Public);
        var before = await scene.World.TheFindingAsync();
        var marked = await scene.Desk.MarkFalsePositiveAsync(new FindingId(before.Id), new SuppressionSeen(await scene.LiveAsync()), "A honeypot.", scene.Ana, None);
        scene.World.Clock.Advance(TimeSpan.FromHours(1));

        Assert.True((await scene.Desk.UndoDecisionAsync(marked.DecisionId!.Value, null, scene.Bob, None)).IsAccepted);
        await scene.World.DrainAsync();

        var after = await scene.World.TheFindingAsync();
        Assert.True(after.WorkflowStatus is WorkflowStatus.New or WorkflowStatus.Notified, $"{after.WorkflowStatus}");
        Assert.Equal((before.ExposedFromUtc, null), (after.ExposedFromUtc, after.ExposedUntilUtc));
        Assert.Equal(SuppressionState.Revoked, (await scene.World.ReadAsync(db => db.Suppressions.SingleAsync())).State);
        Assert.Equal(0, Assert.Single(await scene.World.Get<ExceptionQueries>().FalsePositivesByCheckAsync(None)).FalsePositives);
    }

    [Fact]
    public async Task Undo_of_a_change_of_mode_goes_back_to_what_it_was()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("payroll", AutomaticMode.Shadow);
        var id = new BucketId(bucket.Id);
        var first = await world.Desk.SetModeAsync(id, AutomaticMode.Automatic, null, world.Ana, None);

        var undone = await world.Desk.UndoDecisionAsync(first.DecisionId!.Value, "Too early.", world.Bob, None);

        Assert.True(undone.IsAccepted, undone.Message);
        var after = await world.BucketAsync(bucket.Id);
        Assert.Equal((AutomaticMode.Shadow, "Bob", "Too early."), (after.Mode, after.ModeSetBy, after.ModeReason));
        Assert.Equal(DeskOutcome.Conflict, (await world.Desk.UndoDecisionAsync(first.DecisionId.Value, null, world.Ana, None)).Outcome);
    }

    [Fact]
    public async Task A_mode_that_was_changed_since_is_left_as_it_is()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("payroll", AutomaticMode.Shadow);
        var id = new BucketId(bucket.Id);
        var first = await world.Desk.SetModeAsync(id, AutomaticMode.Automatic, null, world.Ana, None);
        await world.Desk.SetModeAsync(id, AutomaticMode.Off, null, world.Bob, None);
        await world.Desk.SetModeAsync(id, AutomaticMode.Automatic, null, world.Bob, None);

        var result = await world.Desk.UndoDecisionAsync(first.DecisionId!.Value, null, world.Ana, None);

        Assert.Equal((DeskOutcome.Superseded, AutomaticMode.Automatic), (result.Outcome, (await world.BucketAsync(bucket.Id)).Mode));
    }

    [Fact]
    public async Task Undo_of_the_automatic_action_goes_back_to_what_it_was()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.AddExposedAsync("payroll", AutomaticMode.Shadow);
        var changed = await world.Desk.SetAutomaticActionAsync(new BucketId(bucket.Id), AutomaticAction.RepairStatements, null, world.Ana, None);

        Assert.True((await world.Desk.UndoDecisionAsync(changed.DecisionId!.Value, null, world.Bob, None)).IsAccepted);

        Assert.Equal(AutomaticAction.RevertToBaseline, (await world.BucketAsync(bucket.Id)).AutomaticAction);
    }

    [Fact]
    public async Task An_undo_that_switches_automatic_mode_on_again_needs_a_second_person_and_every_other_does_not()
    {
        await using var world = await World.OpenAsync();
        var (bucket, _) = await world.GuardedAsync(mode: AutomaticMode.Automatic);
        var off = await world.Desk.SetModeAsync(new BucketId(bucket.Id), AutomaticMode.Off, null, world.Bob, None);

        var asked = await world.Desk.UndoDecisionAsync(off.DecisionId!.Value, "It was fine.", world.Ana, None);
        Assert.Equal((DeskOutcome.Requested, AutomaticMode.Off), (asked.Outcome, (await world.BucketAsync(bucket.Id)).Mode));
        var granted = await world.GrantAsync(await world.RequestAsync(asked.RequestId!.Value), world.Bob);

        Assert.True(granted.IsAccepted, granted.Message);
        Assert.Equal(AutomaticMode.Automatic, (await world.BucketAsync(bucket.Id)).Mode);
        Assert.Equal("Ana, granted by Bob", (await world.ReadAsync(db => db.Decisions.SingleAsync(d => d.Id == off.DecisionId))).UndoneBy);
        var on = await world.ReadAsync(db => db.Decisions.OrderByDescending(d => d.Id).FirstAsync());
        Assert.True((await world.Desk.UndoDecisionAsync(on.Id, null, world.Ana, None)).IsAccepted, "Off again needs one person.");
    }

    [Fact]
    public async Task Undo_of_an_approval_that_two_made_needs_one()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.GuardedAsync();
        var granted = await world.GrantAsync(await world.AskToApproveAsync(finding), world.Bob);

        Assert.True((await world.Desk.UndoDecisionAsync(granted.DecisionId!.Value, null, world.Ana, None)).IsAccepted);
        Assert.Equal(WorkflowStatus.New, (await world.FindingAsync(finding.Id)).WorkflowStatus);
    }

    [Fact]
    public async Task The_decisions_of_a_finding_say_whether_they_can_be_undone()
    {
        await using var world = await World.OpenAsync();
        var (_, finding) = await world.AddExposedAsync("payroll", AutomaticMode.Review);
        var approved = await world.ApproveAsync(finding, world.Ana);

        var row = Assert.Single((await world.Findings.GetAsync(new FindingId(finding.Id), None))!.Decisions);
        Assert.Equal((approved.DecisionId!.Value, "Ana", true), (row.Id, row.Who, row.Undo.Offered));
        await world.Desk.UndoDecisionAsync(row.Id, null, world.Bob, None);
        Assert.Equal("Bob undid it.", Assert.Single((await world.Findings.GetAsync(new FindingId(finding.Id), None))!.Decisions).Undo.WhyNot);
    }
}
