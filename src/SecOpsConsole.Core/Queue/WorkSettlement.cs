namespace SecOpsConsole.Core.Queue;

/// <summary>What becomes of a claimed item.</summary>
internal readonly record struct WorkSettlement(WorkState State, int Attempt, DateTime RunAtUtc, DateTime? CompletedUtc, string? Error);
