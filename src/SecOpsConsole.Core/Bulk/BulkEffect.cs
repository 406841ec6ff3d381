using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Bulk;

/// <summary>What is the same for a group of the findings: who will gain or lose what, what else it breaks or leaves open, and what undoes it.</summary>
public sealed record BulkEffect(string Effect, IReadOnlyList<AccessLine> AccessSentences, IReadOnlyList<string> Warnings, string UndoHint, IReadOnlyList<string> Subjects);
