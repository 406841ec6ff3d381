namespace Amazon.Macie2.Model;

/// <summary>Provides information about the category, types, and occurrences of sensitive data that produced a sensitive data finding.</summary>
public class SensitiveDataItem
{
    /// <summary>The category of sensitive data that was detected.</summary>
    public SensitiveDataItemCategory Category { get; set; } = null!;

    /// <summary>An array of objects, one for each type of sensitive data that was detected.</summary>
    public List<DefaultDetection> Detections { get; set; } = null!;

    /// <summary>The total number of occurrences of the sensitive data that was detected.</summary>
    public long? TotalCount { get; set; }
}
