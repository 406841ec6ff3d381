namespace SecOpsConsole.Core.Findings;

/// <summary>
/// One row of the table: in which states <paramref name="On"/> is possible and what it makes of them.
/// A null "to" leaves that state as it is.
/// </summary>
public sealed record FindingTransitionRow(
    FindingTransition On,
    WorkflowStatus[] FromWorkflow,
    RemediationStatus[] FromRemediation,
    WorkflowStatus? ToWorkflow,
    RemediationStatus? ToRemediation,
    FindingEventKind Tells)
{
    public RecordState? ToRecord { get; init; }
    public ComplianceStatus? ToCompliance { get; init; }

    /// <summary>Set with <see cref="WorkflowStatus.Resolved"/> and <see cref="WorkflowStatus.Suppressed"/>, else the resolution is cleared.</summary>
    public Resolution? Resolution { get; init; }

    /// <summary>The bucket is no longer exposed by this finding: its window ends.</summary>
    public bool EndsExposure { get; init; }

    /// <summary>Counts as "the problem returned".</summary>
    public bool CountsAsReopened { get; init; }

    public bool Fits(WorkflowStatus workflow, RemediationStatus remediation)
        => Array.IndexOf(FromWorkflow, workflow) >= 0 && Array.IndexOf(FromRemediation, remediation) >= 0;
}
