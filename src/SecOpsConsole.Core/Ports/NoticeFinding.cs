using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Ports;

/// <summary>A finding as a message shows it: what it is, where it stands and what AWS told of it. Names in it are other people's text.</summary>
public sealed record NoticeFinding(long Id, string Title, string Check, FindingCategory Category, Severity Severity)
{
    /// <summary>What the judge, or Macie, says of it by itself; below <see cref="Severity"/> when sensitive data raised it.</summary>
    public Severity JudgedSeverity { get; init; } = Severity;
    /// <summary>Who can reach which sensitive data through it, one sentence; null when no such data is known.</summary>
    public string? ExposedData { get; init; }
    /// <summary>What Macie found in the bucket, such as "credentials in 1 object"; null when it told of nothing.</summary>
    public string? SensitiveData { get; init; }
    /// <summary>Twelve digits; null for a finding about a principal.</summary>
    public string? AccountId { get; init; }
    public string? Region { get; init; }
    public string? Bucket { get; init; }
    /// <summary>Who made the change, as the page names them.</summary>
    public string? Actor { get; init; }
    /// <summary>The call by which it came, such as PutBucketPolicy; null when no event told of one.</summary>
    public string? Api { get; init; }
    /// <summary>With which key; null when it is not known.</summary>
    public string? AccessKeyId { get; init; }
    /// <summary>From where: an address, or the service that called; null when it is not known.</summary>
    public string? SourceIp { get; init; }
    public DateTime EventUtc { get; init; }
    public WorkflowStatus Status { get; init; }
    public Resolution? Resolution { get; init; }
    public RemediationStatus Remediation { get; init; }
    public string? Assignee { get; init; }
    public DateTime? DueUtc { get; init; }
    /// <summary>The live policy that a decision is bound to; null when there is none to decide about.</summary>
    public string? LiveFingerprint { get; init; }
    /// <summary>What can be decided from the message; null where nothing can.</summary>
    public NoticeDecisions? Decisions { get; init; }
    /// <summary>What Macie told; null for findings of the console's own.</summary>
    public NoticeMacie? Macie { get; init; }

    /// <summary>Nobody has to do anything any more.</summary>
    public bool IsSettled => Status is WorkflowStatus.Resolved or WorkflowStatus.Suppressed;

    /// <summary>One key for all that is told of the finding.</summary>
    public string Key => $"secops-finding-{Id}";
}
