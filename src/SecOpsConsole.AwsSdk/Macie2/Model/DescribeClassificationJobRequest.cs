namespace Amazon.Macie2.Model;

/// <summary>Request of DescribeClassificationJob.</summary>
public class DescribeClassificationJobRequest : AmazonMacie2Request
{
    /// <summary>The unique identifier for the classification job.</summary>
    public string JobId { get; set; } = null!;
}
