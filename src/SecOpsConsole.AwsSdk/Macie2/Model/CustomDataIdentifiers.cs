namespace Amazon.Macie2.Model;

/// <summary>Provides information about custom data identifiers that produced a sensitive data finding, and the number of occurrences of the data that they …</summary>
public class CustomDataIdentifiers
{
    /// <summary>The custom data identifiers that detected the data, and the number of occurrences of the data that each identifier detected.</summary>
    public List<CustomDetection> Detections { get; set; } = null!;

    /// <summary>The total number of occurrences of the data that was detected by the custom data identifiers and produced the finding.</summary>
    public long? TotalCount { get; set; }
}
