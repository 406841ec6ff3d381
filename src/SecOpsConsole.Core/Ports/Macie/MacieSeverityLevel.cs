namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>From so many occurrences on, a finding of a custom data identifier has this severity.</summary>
/// <param name="Occurrences">At least 1.</param>
/// <param name="Severity">LOW, MEDIUM or HIGH, as Macie writes it.</param>
public sealed record MacieSeverityLevel(long Occurrences, string Severity);
