using SecOpsConsole.Core.FourEyes;

namespace SecOpsConsole.Core.Notifications.Decisions;

/// <summary>A change of what the console itself may do, as facts for programs.</summary>
/// <param name="Of">What changed: a mode, the stop, a breaker, a request.</param>
/// <param name="How">What became of it.</param>
public sealed record ConsoleChange(DecisionWord Of, ChangeWord How)
{
    /// <summary>The mode, or the action, before and after.</summary>
    public string? From { get; init; }
    public string? To { get; init; }

    /// <summary>The account of a breaker; a bucket's is its own.</summary>
    public string? AccountId { get; init; }

    public long? RequestId { get; init; }
    public RequestKind? Request { get; init; }
    public string? RequestedBy { get; init; }
}
