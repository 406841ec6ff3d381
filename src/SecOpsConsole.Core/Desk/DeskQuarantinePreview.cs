using SecOpsConsole.Core.Offenders;

namespace SecOpsConsole.Core.Desk;

/// <summary>What a quarantine or release would do, or why it cannot be done now; <paramref name="Preview"/> is set exactly when it can.</summary>
public sealed record DeskQuarantinePreview(DeskOutcome Outcome, string Message, QuarantinePreview? Preview);
