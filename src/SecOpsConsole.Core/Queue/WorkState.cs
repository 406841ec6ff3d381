namespace SecOpsConsole.Core.Queue;

/// <summary>Where a piece of work stands (the states of a job queue that never loses work).</summary>
public enum WorkState { Available, Executing, Retryable, Completed, Discarded, Cancelled }
