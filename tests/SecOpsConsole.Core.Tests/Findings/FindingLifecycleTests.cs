using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Tests.Storage;

namespace SecOpsConsole.Core.Tests.Findings;

public sealed class FindingLifecycleTests
{
    /// <summary>The table of the product: from, event, to. What is not here must be refused.</summary>
    public static TheoryData<WorkflowStatus, RemediationStatus, FindingTransition, WorkflowStatus, RemediationStatus, Resolution?> Table => new()
    {
        { WorkflowStatus.New, RemediationStatus.NotStarted, FindingTransition.NotificationSent, WorkflowStatus.Notified, RemediationStatus.NotStarted, null },
        { WorkflowStatus.New, RemediationStatus.NotStarted, FindingTransition.AwaitApproval, WorkflowStatus.New, RemediationStatus.AwaitingApproval, null },
        { WorkflowStatus.Notified, RemediationStatus.AwaitingApproval, FindingTransition.Approve, WorkflowStatus.Resolved, RemediationStatus.Cancelled, Resolution.ChangeApproved },
        { WorkflowStatus.New, RemediationStatus.AwaitingApproval, FindingTransition.Queue, WorkflowStatus.New, RemediationStatus.Queued, null },
        { WorkflowStatus.New, RemediationStatus.Queued, FindingTransition.Start, WorkflowStatus.New, RemediationStatus.InProgress, null },
        { WorkflowStatus.New, RemediationStatus.InProgress, FindingTransition.WriteAccepted, WorkflowStatus.New, RemediationStatus.Succeeded, null },
        { WorkflowStatus.New, RemediationStatus.Succeeded, FindingTransition.Verify, WorkflowStatus.Resolved, RemediationStatus.Verified, Resolution.Reverted },
        { WorkflowStatus.New, RemediationStatus.Succeeded, FindingTransition.VerifyRepair, WorkflowStatus.Resolved, RemediationStatus.Verified, Resolution.Repaired },
        { WorkflowStatus.New, RemediationStatus.InProgress, FindingTransition.Supersede, WorkflowStatus.New, RemediationStatus.Superseded, null },
        { WorkflowStatus.Notified, RemediationStatus.InProgress, FindingTransition.Fail, WorkflowStatus.Notified, RemediationStatus.Failed, null },
        { WorkflowStatus.New, RemediationStatus.NotStarted, FindingTransition.Hold, WorkflowStatus.New, RemediationStatus.Held, null },
        { WorkflowStatus.New, RemediationStatus.InProgress, FindingTransition.Escalate, WorkflowStatus.Notified, RemediationStatus.InProgress, null },
        { WorkflowStatus.New, RemediationStatus.NotStarted, FindingTransition.Suppress, WorkflowStatus.Suppressed, RemediationStatus.Cancelled, Resolution.RiskAccepted },
        { WorkflowStatus.Notified, RemediationStatus.Held, FindingTransition.MarkFalsePositive, WorkflowStatus.Resolved, RemediationStatus.Cancelled, Resolution.FalsePositive },
        { WorkflowStatus.Resolved, RemediationStatus.Verified, FindingTransition.SuppressAgain, WorkflowStatus.Suppressed, RemediationStatus.NotStarted, Resolution.RiskAccepted },
        { WorkflowStatus.Suppressed, RemediationStatus.Cancelled, FindingTransition.UndoDecision, WorkflowStatus.New, RemediationStatus.NotStarted, null },
        { WorkflowStatus.Resolved, RemediationStatus.Cancelled, FindingTransition.UndoDecision, WorkflowStatus.New, RemediationStatus.NotStarted, null },
        { WorkflowStatus.Suppressed, RemediationStatus.NotStarted, FindingTransition.Reopen, WorkflowStatus.New, RemediationStatus.NotStarted, null },
        { WorkflowStatus.Resolved, RemediationStatus.Verified, FindingTransition.Reopen, WorkflowStatus.New, RemediationStatus.NotStarted, null },
        { WorkflowStatus.Notified, RemediationStatus.Held, FindingTransition.FixedExternally, WorkflowStatus.Resolved, RemediationStatus.Cancelled, Resolution.FixedExternally },
        { WorkflowStatus.New, RemediationStatus.InProgress, FindingTransition.ResourceDeleted, WorkflowStatus.Resolved, RemediationStatus.Cancelled, Resolution.ResourceDeleted },
        { WorkflowStatus.Resolved, RemediationStatus.Verified, FindingTransition.Undo, WorkflowStatus.New, RemediationStatus.Undone, null },
        { WorkflowStatus.Notified, RemediationStatus.Succeeded, FindingTransition.Contain, WorkflowStatus.Notified, RemediationStatus.AwaitingApproval, null },
        { WorkflowStatus.Notified, RemediationStatus.AwaitingApproval, FindingTransition.UndoContain, WorkflowStatus.Notified, RemediationStatus.Undone, null },
        { WorkflowStatus.Notified, RemediationStatus.Succeeded, FindingTransition.VerifyRestore, WorkflowStatus.Resolved, RemediationStatus.Verified, Resolution.BlockRestored },
        { WorkflowStatus.Resolved, RemediationStatus.Verified, FindingTransition.UndoRestore, WorkflowStatus.New, RemediationStatus.Undone, null },
        { WorkflowStatus.Notified, RemediationStatus.AwaitingApproval, FindingTransition.UndoRestore, WorkflowStatus.Notified, RemediationStatus.Undone, null },
    };

    public static TheoryData<WorkflowStatus, RemediationStatus, FindingTransition> Impossible => new()
    {
        { WorkflowStatus.Resolved, RemediationStatus.Verified, FindingTransition.Approve },
        { WorkflowStatus.Suppressed, RemediationStatus.NotStarted, FindingTransition.Queue },
        { WorkflowStatus.New, RemediationStatus.Succeeded, FindingTransition.Suppress },
        { WorkflowStatus.New, RemediationStatus.Queued, FindingTransition.MarkFalsePositive },
        { WorkflowStatus.New, RemediationStatus.NotStarted, FindingTransition.UndoDecision },
        { WorkflowStatus.Resolved, RemediationStatus.Verified, FindingTransition.UndoDecision },
        { WorkflowStatus.New, RemediationStatus.InProgress, FindingTransition.Approve },
        { WorkflowStatus.New, RemediationStatus.InProgress, FindingTransition.FixedExternally },
        { WorkflowStatus.New, RemediationStatus.Queued, FindingTransition.Queue },
        { WorkflowStatus.New, RemediationStatus.NotStarted, FindingTransition.Verify },
        { WorkflowStatus.New, RemediationStatus.NotStarted, FindingTransition.VerifyRepair },
        { WorkflowStatus.New, RemediationStatus.NotStarted, FindingTransition.Contain },
        { WorkflowStatus.New, RemediationStatus.NotStarted, FindingTransition.VerifyRestore },
        { WorkflowStatus.Resolved, RemediationStatus.Queued, FindingTransition.UndoRestore },
        { WorkflowStatus.Resolved, RemediationStatus.Verified, FindingTransition.UndoContain },
        { WorkflowStatus.New, RemediationStatus.NotStarted, FindingTransition.Reopen },
        { WorkflowStatus.Resolved, RemediationStatus.NotStarted, FindingTransition.Hold },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public async Task The_table_leads_to(
        WorkflowStatus fromWorkflow, RemediationStatus fromRemediation, FindingTransition on,
        WorkflowStatus toWorkflow, RemediationStatus toRemediation, Resolution? resolution)
    {
        var (finding, result, row) = await ApplyAsync(fromWorkflow, fromRemediation, on);

        Assert.True(result.Applied);
        Assert.Equal((toWorkflow, toRemediation, resolution), (finding.WorkflowStatus, finding.RemediationStatus, finding.Resolution));
        Assert.Equal(8, finding.Version);
        Assert.Equal(("Ana", "Because."), (row!.Who, row.Text));
        Assert.Equal(on == FindingTransition.Reopen ? 1 : 0, finding.ReopenedCount);
    }

    [Theory]
    [MemberData(nameof(Impossible))]
    public async Task What_is_not_in_the_table_is_refused_and_changes_nothing(WorkflowStatus workflow, RemediationStatus remediation, FindingTransition on)
    {
        var (finding, result, row) = await ApplyAsync(workflow, remediation, on);

        Assert.False(result.Applied);
        Assert.Contains("Nothing was changed", result.WhyNot, StringComparison.Ordinal);
        Assert.Equal((workflow, remediation, 7), (finding.WorkflowStatus, finding.RemediationStatus, finding.Version));
        Assert.Null(row);
    }

    [Fact]
    public void Nothing_but_a_read_back_leads_to_verified() =>
        Assert.Equal([FindingTransition.Verify, FindingTransition.VerifyRepair, FindingTransition.VerifyRestore, FindingTransition.VerifyEncryption, FindingTransition.VerifyQuarantine], FindingTransitions.Rows.Where(row => row.ToRemediation == RemediationStatus.Verified).Select(row => row.On));

    [Fact]
    public void Every_event_has_a_row_and_no_state_has_two() =>
        Assert.All(Enum.GetValues<FindingTransition>(), on =>
        {
            Assert.Contains(FindingTransitions.Rows, row => row.On == on);
            foreach (var workflow in Enum.GetValues<WorkflowStatus>())
            {
                foreach (var remediation in Enum.GetValues<RemediationStatus>())
                {
                    Assert.True(FindingTransitions.Rows.Count(row => row.On == on && row.Fits(workflow, remediation)) <= 1);
                }
            }
        });

    [Theory]
    [InlineData(WorkflowStatus.Resolved, RemediationStatus.Verified, FindingTransition.Reopen)]
    [InlineData(WorkflowStatus.Suppressed, RemediationStatus.NotStarted, FindingTransition.Reopen)]
    [InlineData(WorkflowStatus.Resolved, RemediationStatus.Verified, FindingTransition.Undo)]
    [InlineData(WorkflowStatus.Resolved, RemediationStatus.Cancelled, FindingTransition.UndoDecision)]
    public async Task What_is_back_is_with_nobody(WorkflowStatus workflow, RemediationStatus remediation, FindingTransition on)
    {
        var (finding, _, _) = await ApplyAsync(workflow, remediation, on);

        Assert.Equal((WorkflowStatus.New, null, null, null), (finding.WorkflowStatus, finding.Assignee, finding.DueUtc, finding.EscalationReason));
        Assert.Equal((null, null, null, null), (finding.EscalationLevel, finding.AnswerByUtc, finding.AcknowledgedBy, finding.AcknowledgedUtc));
    }

    [Theory]
    [InlineData(WorkflowStatus.Notified, RemediationStatus.Succeeded, FindingTransition.Verify)]
    [InlineData(WorkflowStatus.New, RemediationStatus.NotStarted, FindingTransition.NotificationSent)]
    [InlineData(WorkflowStatus.Notified, RemediationStatus.Verified, FindingTransition.Undo)]
    public async Task Whoever_has_it_keeps_it_while_it_is_open_and_is_remembered_when_it_is_done(WorkflowStatus workflow, RemediationStatus remediation, FindingTransition on)
    {
        var (finding, _, _) = await ApplyAsync(workflow, remediation, on);

        Assert.Equal(("Ana", "Ana"), (finding.Assignee, finding.AcknowledgedBy));
    }

    [Fact]
    public async Task An_exposure_never_ends_before_it_began()
    {
        var (finding, _, _) = await ApplyAsync(WorkflowStatus.New, RemediationStatus.NotStarted, FindingTransition.FixedExternally, untilUtc: Rows.Monday.AddDays(-1));

        Assert.Equal(finding.ExposedFromUtc, finding.ExposedUntilUtc);
    }

    private static async Task<(Finding Finding, TransitionResult Result, FindingEvent? Row)> ApplyAsync(
        WorkflowStatus workflow, RemediationStatus remediation, FindingTransition on, DateTime? untilUtc = null)
    {
        await using var store = await TestStore.OpenAsync(new ManualClock());
        return await store.Store.WriteAsync(
            async (scope, token) =>
            {
                var bucket = Rows.Bucket();
                scope.Db.Buckets.Add(bucket);
                await scope.Db.SaveChangesAsync(token);
                var finding = Rows.Finding(bucket.Id);
                (finding.WorkflowStatus, finding.RemediationStatus, finding.Version, finding.ExposedFromUtc) = (workflow, remediation, 7, Rows.Monday);
                (finding.Assignee, finding.EscalationReason, finding.DueUtc, finding.EscalationLevel) = ("Ana", "Hers.", Rows.Monday, 2);
                (finding.AcknowledgedBy, finding.AcknowledgedUtc) = ("Ana", Rows.Monday);
                scope.Db.Findings.Add(finding);
                await scope.Db.SaveChangesAsync(token);
                var note = new TransitionNote("Ana", "Because.") { HoldReason = HoldReason.NoBaseline, ExposedUntilUtc = untilUtc };
                var result = new FindingLifecycle().Apply(scope, finding, on, note);
                return (finding, result, scope.Db.FindingEvents.Local.SingleOrDefault());
            },
            CancellationToken.None);
    }
}
