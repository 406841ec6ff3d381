namespace SecOpsConsole.Core.Automation;

/// <summary>How many existing buckets are in each mode, and in how many automatic mode is paused.</summary>
public sealed record ModeCounts(int Off, int Shadow, int Review, int Automatic, int Held);
