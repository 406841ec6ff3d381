namespace SecOpsConsole.Core.Queue;

/// <summary>How full the queue is: waiting (now or later), executing, dead letters.</summary>
public sealed record WorkCounts(int Waiting, int Executing, int Discarded);
