using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Core.Findings;

/// <summary>What the timeline tells of a transition, and the facts that come with it.</summary>
/// <param name="Who">A person's name, "automatic mode", "console", or an AWS actor.</param>
/// <param name="Text">One sentence for people.</param>
public sealed record TransitionNote(string Who, string Text)
{
    public string? Reason { get; init; }
    public long? AttemptId { get; init; }
    public string? AwsRequestId { get; init; }

    /// <summary>What the row says instead of the transition's own kind; null: that one.</summary>
    public FindingEventKind? Tells { get; init; }

    /// <summary>People must be told of this row, whatever its kind; without it the kind decides.</summary>
    public NotificationKind? Notifies { get; init; }

    /// <summary>How it was decided, where neither the write nor the attempt says it.</summary>
    public DecisionVia? Via { get; init; }

    /// <summary>What of the console's own it changed, for programs that are told of it.</summary>
    public ConsoleChange? Change { get; init; }

    /// <summary>Facts for code, camelCase JSON; never a policy text or a secret.</summary>
    public string? DetailJson { get; init; }

    /// <summary>Required by <see cref="FindingTransition.Hold"/>.</summary>
    public HoldReason? HoldReason { get; init; }

    /// <summary>When AWS says that the exposure ended; without it, now.</summary>
    public DateTime? ExposedUntilUtc { get; init; }

    /// <summary>With <see cref="FindingTransition.Escalate"/>: to whom and until when.</summary>
    public string? Assignee { get; init; }
    public DateTime? DueUtc { get; init; }
}
