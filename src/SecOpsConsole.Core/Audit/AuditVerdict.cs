namespace SecOpsConsole.Core.Audit;

/// <summary>What a verification of the audit record found.</summary>
/// <param name="Result">Sound, broken, or not to be said.</param>
/// <param name="Message">The result in words, with what to do next.</param>
/// <param name="Rows">How many rows are sound, from the first one on.</param>
/// <param name="Head">The last sound row; null when there is none.</param>
/// <param name="Defect">The first bad row; null unless broken.</param>
/// <param name="AtUtc">When it ended.</param>
/// <param name="Milliseconds">How long it took.</param>
public sealed record AuditVerdict(
    AuditResult Result, string Message, long Rows, AuditHead? Head, AuditDefect? Defect, DateTime AtUtc, long Milliseconds);
