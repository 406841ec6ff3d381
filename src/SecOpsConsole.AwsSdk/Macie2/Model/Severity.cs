namespace Amazon.Macie2.Model;

/// <summary>Provides the numerical and qualitative representations of a finding's severity.</summary>
public class Severity
{
    /// <summary>The qualitative representation of the finding's severity, ranging from Low (least severe) to High (most severe).</summary>
    public SeverityDescription Description { get; set; } = null!;

    /// <summary>The numerical representation of the finding's severity, ranging from 1 (least severe) to 3 (most severe).</summary>
    public long? Score { get; set; }
}
