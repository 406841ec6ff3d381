namespace SecOpsConsole.Core.Sweep;

/// <summary>The payload of a Sweep work item: one slice of a run.</summary>
public sealed record SweepPayload(long RunId, int Slice);
