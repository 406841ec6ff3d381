using SecOpsConsole.Core.Desk;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>A command was accepted; with <c>waits</c> it was not done, and another person must grant the request.</summary>
/// <param name="Message">What happens now.</param>
/// <param name="LiveFingerprint">The live policy's fingerprint when it was decided.</param>
/// <param name="Attempt">The attempt that was queued; null when nothing is written to AWS.</param>
/// <param name="Waits">Nothing was done yet: four eyes are needed.</param>
/// <param name="RequestId">The request that waits, or that was granted with this.</param>
/// <param name="DecisionId">The decision, for its undo.</param>
public sealed record CommandResponse(
    string Message, string? LiveFingerprint, AttemptResponse? Attempt, bool Waits = false, long? RequestId = null, long? DecisionId = null)
{
    /// <summary>Null when the command was refused.</summary>
    public static CommandResponse? From(DeskResult result, AttemptResponse? attempt = null) => result.Outcome is DeskOutcome.Accepted or DeskOutcome.Requested
        ? new CommandResponse(result.Message, result.LiveFingerprint, attempt, result.Outcome == DeskOutcome.Requested, result.RequestId, result.DecisionId)
        : null;
}
