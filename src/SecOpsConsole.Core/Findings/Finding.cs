using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>One judged problem on one resource. Only <see cref="FindingLifecycle"/> changes its states.</summary>
public sealed class Finding
{
    public long Id { get; set; }
    /// <summary>The bucket it is about; null for a finding about a principal. Exactly one of the two is set.</summary>
    public long? BucketId { get; set; }
    /// <summary>The user or role that a repeat-offender finding is about.</summary>
    public long? PrincipalId { get; set; }
    /// <summary>account + bucket + check + statement fingerprint, or principal + check + first exposure; one row each.</summary>
    public required string DedupKey { get; set; }
    public FindingCategory Category { get; set; }
    public FindingSource Source { get; set; }
    /// <summary>Check id such as <c>public-principal</c>, or Macie's finding type.</summary>
    public required string Check { get; set; }
    /// <summary>What decides the order: never below <see cref="JudgedSeverity"/>, raised by the sensitive data that it exposes (<see cref="FindingRanking"/>).</summary>
    public Severity Severity { get; set; }
    /// <summary>What the judge, or Macie, says of it by itself.</summary>
    public Severity JudgedSeverity { get; set; }
    /// <summary>Who can reach which sensitive data through it, one sentence; null when no such data is known.</summary>
    public string? ExposedData { get; set; }
    /// <summary>The access sentence: the title is the meaning.</summary>
    public required string Title { get; set; }

    public WorkflowStatus WorkflowStatus { get; set; }
    public RecordState RecordState { get; set; }
    public ComplianceStatus ComplianceStatus { get; set; }
    public RemediationStatus RemediationStatus { get; set; }
    public Resolution? Resolution { get; set; }
    public HoldReason? HoldReason { get; set; }
    public int ReopenedCount { get; set; }

    /// <summary>The policy version that was judged; null for findings without a policy.</summary>
    public long? PolicyVersionId { get; set; }
    /// <summary>Fingerprint of that version; a decision is bound to it.</summary>
    public string? Fingerprint { get; set; }
    /// <summary>The live policy when the finding was last looked at.</summary>
    public string? LiveFingerprint { get; set; }
    /// <summary>What a revert would restore, known when the finding was judged.</summary>
    public long? BaselineVersionId { get; set; }

    public Actor Actor { get; set; } = new();
    /// <summary>When AWS says that the change happened.</summary>
    public DateTime EventUtc { get; set; }
    public DateTime FirstSeenUtc { get; set; }
    /// <summary>When it was opened the last time: the clock of a decision starts here.</summary>
    public DateTime OpenedUtc { get; set; }
    public DateTime UpdatedUtc { get; set; }
    public DateTime? ExposedFromUtc { get; set; }
    public DateTime? ExposedUntilUtc { get; set; }
    public DateTime? ResolvedUtc { get; set; }

    public string? Assignee { get; set; }
    public string? EscalationReason { get; set; }
    public DateTime? DueUtc { get; set; }

    /// <summary>The level of the escalation policy that was asked last, from 1; 0 for somebody who is on none; null when it was not escalated.</summary>
    public int? EscalationLevel { get; set; }
    /// <summary>Whoever has it must answer until then, or the next level is asked; null when nobody is waited for.</summary>
    public DateTime? AnswerByUtc { get; set; }
    public string? AcknowledgedBy { get; set; }
    public DateTime? AcknowledgedUtc { get; set; }

    /// <summary>The change that it came by, with whatever else that change did; null when no call is known.</summary>
    public long? ChangeSetId { get; set; }

    /// <summary>The event that made us look.</summary>
    public long? EventId { get; set; }
    /// <summary>Macie's own finding id, for upserts.</summary>
    public string? ExternalId { get; set; }
    public long? ActiveAttemptId { get; set; }
    /// <summary>How often Macie found each kind of sensitive data in the object; null: it told nothing of that kind; 0: it did not say how often.</summary>
    public int? CredentialCount { get; set; }
    public int? FinancialCount { get; set; }
    public int? PersonalCount { get; set; }
    public int? CustomCount { get; set; }
    /// <summary>Several kinds, and Macie did not say which.</summary>
    public int? SeveralCount { get; set; }
    /// <summary>Compare-and-set token; goes up with every change of state.</summary>
    public int Version { get; set; }

    /// <summary>Somebody has to decide about it.</summary>
    internal bool IsOpen => WorkflowStatus is WorkflowStatus.New or WorkflowStatus.Notified;

    /// <summary>Anyone reaches the bucket through it now.</summary>
    internal bool IsExposedNow => ExposedFromUtc is not null && ExposedUntilUtc is null;

    /// <summary>Takes what the judge, or Macie, says of it by itself; the write's end ranks it again when it is open.</summary>
    internal void Judge(Severity severity)
    {
        JudgedSeverity = severity;
        if (!IsOpen || ExposedData is null)
        {
            (Severity, ExposedData) = (severity, null);
        }
    }
}
