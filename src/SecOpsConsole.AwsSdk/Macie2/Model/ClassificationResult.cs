namespace Amazon.Macie2.Model;

/// <summary>Provides the details of a sensitive data finding, including the types, number of occurrences, and locations of the sensitive data that was detected.</summary>
public class ClassificationResult
{
    /// <summary>Specifies whether Amazon Macie detected additional occurrences of sensitive data in the S3 object.</summary>
    public bool? AdditionalOccurrences { get; set; }

    /// <summary>The custom data identifiers that detected the sensitive data and the number of occurrences of the data that they detected.</summary>
    public CustomDataIdentifiers CustomDataIdentifiers { get; set; } = null!;

    /// <summary>The type of content, as a MIME type, that the finding applies to.</summary>
    public string MimeType { get; set; } = null!;

    /// <summary>The category, types, and number of occurrences of the sensitive data that produced the finding.</summary>
    public List<SensitiveDataItem> SensitiveData { get; set; } = null!;

    /// <summary>The total size, in bytes, of the data that the finding applies to.</summary>
    public long? SizeClassified { get; set; }

    /// <summary>The status of the finding.</summary>
    public ClassificationResultStatus Status { get; set; } = null!;
}
