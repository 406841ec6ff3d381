using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Notifications.Decisions;

/// <summary>
/// A decision of the console's, as it was when it was told: for programs that react to it. Members are only ever added; one without a value is left out.
/// </summary>
/// <param name="What">What was decided.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Who">The name in the record: a person, a token, "automatic mode", "escalation policy", "console".</param>
public sealed record NoticeDecision(DecisionWord What, DecisionOutcome Outcome, string Who)
{
    /// <summary>Null where the record does not say.</summary>
    public DecisionVia? Via { get; init; }
    /// <summary>The second person, under four eyes.</summary>
    public string? GrantedBy { get; init; }
    public string? Reason { get; init; }
    /// <summary>Which guard, with <see cref="DecisionOutcome.Held"/>.</summary>
    public HoldReason? HoldReason { get; init; }
    /// <summary>AWS's own code, with <see cref="DecisionOutcome.Failed"/>; null when AWS was not what failed.</summary>
    public string? FailureCode { get; init; }
    /// <summary>The number of the row of the audit record: the same decision has the same number, however often it arrives.</summary>
    public long Record { get; init; }

    public long? FindingId { get; init; }
    public Severity? Severity { get; init; }
    public string? Bucket { get; init; }
    /// <summary>Twelve digits.</summary>
    public string? AccountId { get; init; }
    public string? Region { get; init; }
    /// <summary>ARN of the user or role, where it is about one.</summary>
    public string? Principal { get; init; }

    /// <summary>The attempt to change AWS; null for what writes nothing.</summary>
    public long? AttemptId { get; init; }
    /// <summary>With <see cref="DecisionWord.Undo"/> of an attempt: what that had done.</summary>
    public DecisionWord? Undoes { get; init; }
    /// <summary>What was live when it was decided.</summary>
    public DecisionState? Before { get; init; }
    /// <summary>What is live by it; only of a write that was read back.</summary>
    public DecisionState? After { get; init; }
    /// <summary>AWS's request id of the write.</summary>
    public string? AwsRequestId { get; init; }
    public ConsoleChange? Change { get; init; }
}
