namespace SecOpsConsole.Sandbox.Macie;

/// <summary>From so many occurrences on, findings have this severity: LOW, MEDIUM or HIGH.</summary>
internal sealed record SeverityLevel(long OccurrencesThreshold, string Severity);
