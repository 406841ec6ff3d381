namespace SecOpsConsole.Core.Ports;

/// <summary>Why AWS denied a call. <paramref name="IsExplicit"/>: a statement denies it; else none allows it.</summary>
public sealed record Denial(DeniedBy By, bool IsExplicit);
