namespace SecOpsConsole.Core.Offenders;

/// <summary>
/// What a quarantine or release would do, for the consequence dialog: who is hit, how soon, what takes it back, and the policy's text
/// (null for a release). <paramref name="InlinePolicies"/> are those that IAM has now; they stay as they are.
/// </summary>
public sealed record QuarantinePreview(
    string Label, string Effect, string WhoIsHit, string HowSoon, string UndoHint, string? PolicyText, IReadOnlyList<string> InlinePolicies, string ExpectedFingerprint);
