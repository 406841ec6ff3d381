namespace SecOpsConsole.Core.Suppressions;

public readonly record struct SuppressionId(long Value);
