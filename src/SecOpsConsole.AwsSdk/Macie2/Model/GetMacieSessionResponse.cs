using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of GetMacieSession.</summary>
public class GetMacieSessionResponse : AmazonWebServiceResponse
{
    /// <summary>The date and time, in UTC and extended ISO 8601 format, when the Amazon Macie account was created.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The frequency with which Amazon Macie publishes updates to policy findings for the account.</summary>
    public FindingPublishingFrequency FindingPublishingFrequency { get; set; } = null!;

    /// <summary>The Amazon Resource Name (ARN) of the service-linked role that allows Amazon Macie to monitor and analyze data in Amazon Web Services resources …</summary>
    public string ServiceRole { get; set; } = null!;

    /// <summary>The current status of the Amazon Macie account.</summary>
    public MacieStatus Status { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, of the most recent change to the status or configuration settings for the Amazon Macie …</summary>
    public DateTime? UpdatedAt { get; set; }
}
