namespace SecOpsConsole.Core.Findings;

/// <summary>
/// What an action would do, for the consequence dialog: both texts, the access sentences, and what undoes it.
/// <paramref name="BeforeText"/>/<paramref name="AfterText"/> null: no policy.
/// </summary>
public sealed record RemediationPreview(
    string Label,
    string? BeforeText,
    string? AfterText,
    IReadOnlyList<string> AccessSentences,
    string Effect,
    string UndoHint,
    string ExpectedFingerprint);
