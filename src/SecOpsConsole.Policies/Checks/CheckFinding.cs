namespace SecOpsConsole.Policies;

/// <summary>What a check found.</summary>
/// <param name="CheckId">The check.</param>
/// <param name="Severity">How bad this one is.</param>
/// <param name="Control">The Security Hub control, if there is one.</param>
/// <param name="Message">The finding as a sentence without a full stop, fit for a title.</param>
/// <param name="Statement">The statement's index; null when it is about the whole policy.</param>
/// <param name="Fingerprint">Identifies the statement by its meaning; null when it is about the whole policy.</param>
public sealed record CheckFinding(
    string CheckId, Severity Severity, string? Control, string Message, int? Statement = null, StatementFingerprint? Fingerprint = null);
