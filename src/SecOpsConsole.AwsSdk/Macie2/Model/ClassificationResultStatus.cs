namespace Amazon.Macie2.Model;

/// <summary>Provides information about the status of a sensitive data finding.</summary>
public class ClassificationResultStatus
{
    /// <summary>The status of the finding.</summary>
    public string Code { get; set; } = null!;

    /// <summary>A brief description of the status of the finding.</summary>
    public string Reason { get; set; } = null!;
}
