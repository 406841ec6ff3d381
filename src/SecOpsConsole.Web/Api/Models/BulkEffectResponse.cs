namespace SecOpsConsole.Web.Api.Models;

/// <summary>What is the same for a group of the findings: who will gain or lose what, what else it breaks or leaves open, and what undoes it.</summary>
public sealed record BulkEffectResponse(string Effect, IReadOnlyList<string> AccessSentences, IReadOnlyList<string> Warnings, string UndoHint, IReadOnlyList<string> Subjects);
