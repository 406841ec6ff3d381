using SecOpsConsole.Core.Desk;

namespace SecOpsConsole.Core.Replay;

/// <summary>A replay that was started, or why none was.</summary>
public sealed record ReplayStart(DeskOutcome Outcome, string Message, long? RunId = null);
