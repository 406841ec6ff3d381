namespace Amazon.Macie2.Model;

/// <summary>Specifies a severity level for findings that a custom data identifier produces.</summary>
public class SeverityLevel
{
    /// <summary>The minimum number of occurrences of text that must match the custom data identifier's detection criteria in order to produce a finding with the …</summary>
    public long? OccurrencesThreshold { get; set; }

    /// <summary>The severity to assign to a finding: if the number of occurrences is greater than or equal to the specified threshold (occurrencesThreshold); and, …</summary>
    public DataIdentifierSeverity Severity { get; set; } = null!;
}
