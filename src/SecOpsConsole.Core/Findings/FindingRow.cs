using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>One finding as a list shows it; one about a principal has no bucket, Region or mode.</summary>
public sealed record FindingRow(
    long Id,
    long? BucketId,
    string? Bucket,
    string AccountId,
    string? Region,
    FindingCategory Category,
    FindingSource Source,
    string Check,
    Severity Severity,
    string Title,
    WorkflowStatus WorkflowStatus,
    RemediationStatus RemediationStatus,
    Resolution? Resolution,
    HoldReason? HoldReason,
    int ReopenedCount,
    AutomaticMode? Mode,
    string? ActorName,
    string? ActorTool,
    string? Assignee,
    DateTime? DueUtc,
    DateTime EventUtc,
    DateTime FirstSeenUtc,
    DateTime UpdatedUtc,
    int Version)
{
    /// <summary>The bucket was contained, and what that set is still there.</summary>
    public bool Contained { get; init; }

    /// <summary>Anyone reaches the bucket through it now.</summary>
    public bool ExposedNow { get; init; }

    /// <summary>What the judge, or Macie, says of it by itself; below <see cref="Severity"/> when the data that it exposes raised it.</summary>
    public Severity JudgedSeverity { get; init; } = Severity;

    /// <summary>Who can reach which sensitive data through it, one sentence; null when no such data is known.</summary>
    public string? ExposedData { get; init; }

    /// <summary>What Macie found in the bucket, such as "credentials in 1 object"; null when it told of nothing.</summary>
    public string? SensitiveData { get; init; }

    /// <summary>The change that it came by; null when no call is known.</summary>
    public long? ChangeSetId { get; init; }

    /// <summary>How many findings that change has, and how many of them need a decision; counted up to <see cref="MostCounted"/>.</summary>
    public int ChangeSize { get; init; }
    public int ChangeWaiting { get; init; }

    public const int MostCounted = 200;
}
