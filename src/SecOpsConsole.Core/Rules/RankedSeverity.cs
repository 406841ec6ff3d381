using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Rules;

/// <summary>How severe a problem is with the data that it exposes.</summary>
/// <param name="Severity">Never below what the judge said.</param>
/// <param name="Sentence">Why, in one sentence.</param>
/// <param name="IsDataExposed">Sensitive data that Macie found can be reached from outside; the sentence says which, and by whom.</param>
public sealed record RankedSeverity(Severity Severity, string Sentence, bool IsDataExposed);
