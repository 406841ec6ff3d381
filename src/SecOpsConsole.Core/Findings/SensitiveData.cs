namespace SecOpsConsole.Core.Findings;

/// <summary>Sensitive data of one kind.</summary>
/// <param name="Kind">Which kind.</param>
/// <param name="Objects">In how many objects Macie found it.</param>
/// <param name="Occurrences">How often in all of them; 0: Macie did not say.</param>
public sealed record SensitiveData(SensitiveDataKind Kind, int Objects, long Occurrences);
