namespace SecOpsConsole.Core.Findings;

public readonly record struct FindingId(long Value);
