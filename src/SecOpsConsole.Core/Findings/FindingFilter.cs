using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Findings;

/// <summary>What a list of findings is restricted to; every member is optional and they are ANDed.</summary>
public sealed record FindingFilter
{
    public FindingView View { get; init; } = FindingView.All;
    public WorkflowStatus? WorkflowStatus { get; init; }
    /// <summary>Bucket name; a trailing <c>*</c> matches the rest.</summary>
    public string? Bucket { get; init; }
    public string? AccountId { get; init; }
    public Severity? MinSeverity { get; init; }
    /// <summary>How we came to know, such as by the sweep.</summary>
    public FindingSource? Source { get; init; }
    /// <summary>The findings of one change.</summary>
    public long? ChangeSetId { get; init; }
    /// <summary>In the queue and without another filter: a change of many findings is one row.</summary>
    public bool Fold { get; init; }

    /// <summary>A change with no more findings than this is not folded.</summary>
    public const int FoldAbove = 3;
    public string? Assignee { get; init; }
    /// <summary>Only findings that are past their due time.</summary>
    public bool Overdue { get; init; }
    /// <summary>Only findings whose bucket somebody from outside reaches now.</summary>
    public bool Exposed { get; init; }
    /// <summary>Who made the change: the ARN of a user, role or session, exactly; else the actor's name, where a trailing <c>*</c> matches the rest.</summary>
    public string? Actor { get; init; }
    /// <summary>Free text over title, bucket and actor.</summary>
    public string? Text { get; init; }
}
