namespace Amazon.Macie2.Model;

/// <summary>Provides information about a sensitive data finding and the details of the finding.</summary>
public class ClassificationDetails
{
    /// <summary>The path to the folder or file in Amazon S3 that contains the corresponding sensitive data discovery result for the finding.</summary>
    public string DetailedResultsLocation { get; set; } = null!;

    /// <summary>The Amazon Resource Name (ARN) of the classification job that produced the finding.</summary>
    public string JobArn { get; set; } = null!;

    /// <summary>The unique identifier for the classification job that produced the finding.</summary>
    public string JobId { get; set; } = null!;

    /// <summary>Specifies how Amazon Macie found the sensitive data that produced the finding.</summary>
    public OriginType OriginType { get; set; } = null!;

    /// <summary>The status and other details of the finding.</summary>
    public ClassificationResult Result { get; set; } = null!;
}
