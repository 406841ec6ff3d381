namespace SecOpsConsole.Core.Replay;

/// <summary>Where a replay stands.</summary>
public enum ReplayStatus { Queued, Running, Completed, Cancelled, Failed }
