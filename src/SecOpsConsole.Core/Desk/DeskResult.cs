namespace SecOpsConsole.Core.Desk;

/// <summary>
/// The answer to a command. <paramref name="Message"/> says what happened, what was not changed and what to do next.
/// </summary>
public sealed record DeskResult(DeskOutcome Outcome, string Message, long? AttemptId = null, string? LiveFingerprint = null)
{
    /// <summary>The request that waits for a second person, or that was granted or decided before.</summary>
    public long? RequestId { get; init; }

    /// <summary>The decision that was taken, when it can be undone by its own.</summary>
    public long? DecisionId { get; init; }

    public bool IsAccepted => Outcome == DeskOutcome.Accepted;
}
