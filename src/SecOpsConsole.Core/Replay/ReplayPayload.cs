namespace SecOpsConsole.Core.Replay;

/// <summary>The payload of a Replay work item: which run, and how much of it was done when the slice was enqueued.</summary>
internal sealed record ReplayPayload(long RunId, int Done);
