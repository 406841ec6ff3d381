using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Remediation;

/// <summary>One action on a bucket, as the list of actions shows it, with its undo or the reason why it has none.</summary>
/// <param name="Before">What was there, in words; null when nothing was sent to AWS.</param>
/// <param name="After">What was to be written, in words.</param>
public sealed record AttemptRow(RemediationAttempt Attempt, string Label, string? Before, string After, ActionOffer Undo);
