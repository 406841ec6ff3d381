namespace SecOpsConsole.Core.Intake;

/// <summary>Is the pipeline healthy: when the last event came, what waits, what was given up.</summary>
/// <param name="LastEventUtc">When the newest event arrived; null when none ever did.</param>
/// <param name="QueueDepth">Work that is due, running or waiting for its next try.</param>
/// <param name="OldestDueUtc">Since when the oldest due work waits; null when nothing waits.</param>
/// <param name="Discarded">Work that was given up and waits for a person.</param>
public sealed record PipelineState(DateTime? LastEventUtc, int QueueDepth, DateTime? OldestDueUtc, int Discarded);
