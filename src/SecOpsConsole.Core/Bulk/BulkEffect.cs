namespace SecOpsConsole.Core.Bulk;

/// <summary>What is the same for a group of the findings: who gains or loses what, and what undoes it.</summary>
public sealed record BulkEffect(string Effect, IReadOnlyList<string> AccessSentences, string UndoHint, IReadOnlyList<string> Subjects);
