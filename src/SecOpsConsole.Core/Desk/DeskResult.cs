namespace SecOpsConsole.Core.Desk;

/// <summary>
/// The answer to a command. <paramref name="Message"/> says what happened, what was not changed and what to do next.
/// </summary>
public sealed record DeskResult(DeskOutcome Outcome, string Message, long? AttemptId = null, string? LiveFingerprint = null)
{
    public bool IsAccepted => Outcome == DeskOutcome.Accepted;
}
