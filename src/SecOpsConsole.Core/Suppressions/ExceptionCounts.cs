namespace SecOpsConsole.Core.Suppressions;

/// <summary>How many exceptions stand behind each tab.</summary>
public sealed record ExceptionCounts(int Active, int Expiring, int Ended);
