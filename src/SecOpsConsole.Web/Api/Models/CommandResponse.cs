namespace SecOpsConsole.Web.Api.Models;

/// <summary>A command was accepted.</summary>
/// <param name="Message">What happens now.</param>
/// <param name="LiveFingerprint">The live policy's fingerprint when it was decided.</param>
/// <param name="Attempt">The attempt that was queued; null when nothing is written to AWS.</param>
public sealed record CommandResponse(string Message, string? LiveFingerprint, AttemptResponse? Attempt);
