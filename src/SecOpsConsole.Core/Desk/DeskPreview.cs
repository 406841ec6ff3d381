using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Desk;

/// <summary>What a decision would do, or why it cannot be taken now; <paramref name="Preview"/> is set exactly when it can.</summary>
public sealed record DeskPreview(DeskOutcome Outcome, string Message, RemediationPreview? Preview);
