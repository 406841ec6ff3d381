namespace SecOpsConsole.Core.Macie;

/// <summary>What a suppression rule would hide, by what Macie found in the last 90 days.</summary>
/// <param name="Count">Findings that match.</param>
/// <param name="AtLeast">There are more than were counted.</param>
/// <param name="Examples">A few of them.</param>
public sealed record MacieRulePreview(int Count, bool AtLeast, IReadOnlyList<MacieRuleExample> Examples);
