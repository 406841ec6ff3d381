using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.SecurityHub;
using SecOpsConsole.Core.Shadow;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Findings;

/// <summary>
/// The only code that sets the states of a finding. Every applied transition raises the version, stamps the time and appends
/// one row to the timeline, in the caller's transaction.
/// </summary>
public sealed class FindingLifecycle(SecurityHubOptions? hub = null)
{
    private const string Console = "console";

    /// <summary>
    /// Starts a finding's life: New, Active. Saves, so that the finding has its id. What the judge is not certain about goes
    /// straight to a person.
    /// </summary>
    /// <param name="scope">The write it belongs to.</param>
    /// <param name="finding">With its facts set; its states are set here.</param>
    /// <param name="compliance">What the judge says.</param>
    /// <param name="story">The first rows of the timeline, in their order.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task OpenAsync(
        WriteScope scope, Finding finding, ComplianceStatus compliance,
        IEnumerable<(FindingEventKind Kind, TransitionNote Note)> story, CancellationToken cancellationToken)
    {
        finding.WorkflowStatus = WorkflowStatus.New;
        finding.RecordState = RecordState.Active;
        finding.ComplianceStatus = compliance;
        finding.RemediationStatus = compliance == ComplianceStatus.InsufficientData
            ? RemediationStatus.AwaitingApproval
            : RemediationStatus.NotStarted;
        finding.FirstSeenUtc = scope.NowUtc;
        finding.OpenedUtc = scope.NowUtc;
        finding.UpdatedUtc = scope.NowUtc;
        finding.Version = 1;
        scope.Db.Findings.Add(finding);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        scope.Ranking.Touch(finding);
        scope.Ranking.Begin(finding);
        var rows = story.ToList();
        for (var i = 0; i < rows.Count; i++)
        {
            Timeline.Tell(scope, finding, rows[i].Kind, rows[i].Note, opens: i == rows.Count - 1);
        }
    }

    /// <summary>Starts a finding's life with one row: what the judge said.</summary>
    public Task OpenAsync(WriteScope scope, Finding finding, ComplianceStatus compliance, TransitionNote judged, CancellationToken cancellationToken)
        => OpenAsync(scope, finding, compliance, [(FindingEventKind.Judged, judged)], cancellationToken);

    /// <summary>
    /// Applies a transition, or explains why it is not possible; then nothing was changed. Set facts of the finding (live fingerprint,
    /// active attempt, baseline) before or after as you like: they are not states.
    /// </summary>
    public TransitionResult Apply(WriteScope scope, Finding finding, FindingTransition transition, TransitionNote note)
    {
        var row = FindingTransitions.Find(transition, finding.WorkflowStatus, finding.RemediationStatus);
        if (row is null)
        {
            return new TransitionResult(
                false,
                $"{transition} is not possible: the finding is {finding.WorkflowStatus} and its remediation {finding.RemediationStatus}. Nothing was changed.");
        }

        if (row.ToWorkflow == WorkflowStatus.New && !finding.IsOpen)
        {
            BeginAnew(finding);
        }

        var before = finding.WorkflowStatus;
        SetStates(finding, row, note);
        SetTimes(finding, row, note, scope.NowUtc);
        if (transition == FindingTransition.Escalate)
        {
            finding.Assignee = note.Assignee;
            finding.EscalationReason = note.Reason;
            finding.DueUtc = note.DueUtc;
        }

        finding.Version++;
        scope.Ranking.Touch(finding);
        if (transition == FindingTransition.Reopen)
        {
            scope.Ranking.Begin(finding);
        }

        Tell(scope, finding, note.Tells ?? row.Tells, note);
        ShadowOutcome.Follow(scope, finding, transition, note);
        if (hub is { NoteWorkflow: true } && before != finding.WorkflowStatus)
        {
            HubOutbox.Add(scope, finding, note);
        }

        return TransitionResult.Done;
    }

    /// <summary>
    /// Sets how severe an open finding is with the data that it exposes. A change is one row of the timeline; when it became more severe, people are
    /// told. Only the write's end calls it (<see cref="FindingRanking"/>).
    /// </summary>
    internal static void Rank(WriteScope scope, Finding finding, RankedSeverity ranked)
    {
        var (before, knew) = (finding.Severity, finding.ExposedData is not null);
        (finding.Severity, finding.ExposedData) = (ranked.Severity, ranked.IsDataExposed ? ranked.Sentence : null);
        // Numbers in the sentence change without a row: each run of a job would make one.
        if (finding.Severity == before && knew == ranked.IsDataExposed)
        {
            return;
        }

        finding.UpdatedUtc = scope.NowUtc;
        finding.Version++;
        var change = finding.Severity.CompareTo(before);
        var what = change switch { > 0 => $"Raised from {before} to {finding.Severity}.", < 0 => $"Back from {before} to {finding.Severity}.", _ => $"{finding.Severity} as before." };
        Timeline.Tell(scope, finding, FindingEventKind.SeverityChanged, new TransitionNote(Console, $"{what} {ranked.Sentence}")
        {
            Notifies = change switch { > 0 => NotificationKind.SeverityRaised, < 0 => NotificationKind.FindingChanged, _ => null },
        });
    }

    /// <summary>Appends a row to the finding's timeline without a change of state.</summary>
    public void Tell(WriteScope scope, Finding finding, FindingEventKind kind, TransitionNote note)
        => Timeline.Tell(scope, finding, kind, note);

    /// <summary>What it was when it was closed is history: nobody has it, so it waits in the queue of all like a new one.</summary>
    private static void BeginAnew(Finding finding)
    {
        (finding.Severity, finding.ExposedData) = (finding.ExposedData is null ? finding.Severity : finding.JudgedSeverity, null);
        (finding.Assignee, finding.EscalationReason, finding.DueUtc, finding.EscalationLevel) = (null, null, null, null);
        (finding.AcknowledgedBy, finding.AcknowledgedUtc) = (null, null);
    }

    private static void SetStates(Finding finding, FindingTransitionRow row, TransitionNote note)
    {
        finding.WorkflowStatus = row.ToWorkflow ?? finding.WorkflowStatus;
        finding.RemediationStatus = row.ToRemediation ?? finding.RemediationStatus;
        finding.RecordState = row.ToRecord ?? finding.RecordState;
        finding.ComplianceStatus = row.ToCompliance ?? finding.ComplianceStatus;
        finding.ReopenedCount += row.CountsAsReopened ? 1 : 0;
        if (row.ToWorkflow is not null)
        {
            finding.Resolution = row.Resolution;
        }

        if (row.On == FindingTransition.Hold)
        {
            finding.HoldReason = note.HoldReason
                ?? throw new InvalidOperationException("A hold needs its reason: the note of a Hold carries HoldReason.");
        }
        else if (row.ToRemediation is not null || row.ToWorkflow == WorkflowStatus.Resolved)
        {
            finding.HoldReason = null;
        }
    }

    private static void SetTimes(Finding finding, FindingTransitionRow row, TransitionNote note, DateTime nowUtc)
    {
        finding.UpdatedUtc = nowUtc;
        if (row.ToWorkflow is { } workflow)
        {
            finding.ResolvedUtc = workflow == WorkflowStatus.Resolved ? nowUtc : null;
            finding.OpenedUtc = workflow == WorkflowStatus.New ? nowUtc : finding.OpenedUtc;
            // What is decided waits for nobody.
            finding.AnswerByUtc = workflow is WorkflowStatus.Resolved or WorkflowStatus.Suppressed ? null : finding.AnswerByUtc;
        }

        if (row.EndsExposure && finding.ExposedFromUtc is { } from && finding.ExposedUntilUtc is null)
        {
            // Clocks differ, and events can lie about their time: an exposure never ends before it began.
            var until = note.ExposedUntilUtc ?? nowUtc;
            finding.ExposedUntilUtc = until < from ? from : until;
        }
    }
}
