using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Invariants.Record;

namespace SecOpsConsole.Invariants.Rules;

/// <summary>The states of findings are those of the table, and the timeline tells how each came about.</summary>
internal static class FindingRules
{
    private static readonly (WorkflowStatus, RemediationStatus)[] s_beginnings =
        [(WorkflowStatus.New, RemediationStatus.NotStarted), (WorkflowStatus.New, RemediationStatus.AwaitingApproval)];

    public static IEnumerable<string> Check(Run run)
    {
        var timeline = run.Record.Timeline.Where(row => row.FindingId is not null).ToLookup(row => row.FindingId!.Value);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var finding in run.Record.Findings)
        {
            if (!keys.Add(finding.DedupKey))
            {
                yield return $"{finding} is a second row for {finding.DedupKey}.";
            }

            if (!Told(timeline[finding.Id]).Contains((finding.Workflow, finding.Remediation)))
            {
                yield return $"{finding}: its timeline does not lead there ({string.Join(", ", timeline[finding.Id].Select(row => row.Kind))}).";
            }

            foreach (var violation in Facts(run, finding))
            {
                yield return violation;
            }
        }
    }

    /// <summary>Every state that the rows of a finding can mean, by the table; a row may also be told without a change of state.</summary>
    private static HashSet<(WorkflowStatus, RemediationStatus)> Told(IEnumerable<StoredTelling> rows)
    {
        var possible = new HashSet<(WorkflowStatus Workflow, RemediationStatus Remediation)>(s_beginnings);
        foreach (var row in rows)
        {
            foreach (var (workflow, remediation) in possible.ToList())
            {
                foreach (var step in FindingTransitions.Rows.Where(step => step.Tells == row.Kind && step.Fits(workflow, remediation)))
                {
                    possible.Add((step.ToWorkflow ?? workflow, step.ToRemediation ?? remediation));
                }
            }
        }

        return possible;
    }

    private static IEnumerable<string> Facts(Run run, StoredFinding finding)
    {
        if ((finding.Workflow is WorkflowStatus.Resolved or WorkflowStatus.Suppressed) != finding.Resolution is not null)
        {
            yield return $"{finding}: the resolution does not go with the workflow.";
        }

        if ((finding.Workflow == WorkflowStatus.Resolved) != finding.ResolvedUtc is not null)
        {
            yield return $"{finding}: the instant of the resolution does not go with the workflow.";
        }

        if ((finding.Remediation == RemediationStatus.Held) != finding.HoldReason is not null)
        {
            yield return $"{finding}: {(finding.HoldReason is null ? "it is held for no reason" : $"it is not held, for {finding.HoldReason}")}.";
        }

        // A write to a whole account has no bucket and moves the findings of all its buckets.
        var attempts = run.Record.Attempts.Where(attempt => attempt.BucketId == finding.BucketId || attempt.BucketId is null).ToList();
        var running = finding.Remediation is RemediationStatus.Queued or RemediationStatus.InProgress or RemediationStatus.Succeeded;
        if (running && finding.IsOpen && !attempts.Exists(attempt => attempt.Id == finding.ActiveAttemptId && attempt.IsActive))
        {
            yield return $"{finding} says that a write is under way, and there is none.";
        }

        if (finding.Resolution is Resolution.Reverted or Resolution.Repaired
            && !attempts.Exists(attempt => attempt.Status is AttemptStatus.Verified or AttemptStatus.Undone))
        {
            yield return $"{finding} has no attempt that was read back.";
        }
    }
}
