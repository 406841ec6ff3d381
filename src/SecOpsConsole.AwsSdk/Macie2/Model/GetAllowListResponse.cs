using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of GetAllowList.</summary>
public class GetAllowListResponse : AmazonWebServiceResponse
{
    /// <summary>The Amazon Resource Name (ARN) of the allow list.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when the allow list was created in Amazon Macie.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The criteria that specify the text or text pattern to ignore.</summary>
    public AllowListCriteria Criteria { get; set; } = null!;

    /// <summary>The custom description of the allow list.</summary>
    public string Description { get; set; } = null!;

    /// <summary>The unique identifier for the allow list.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The custom name of the allow list.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The current status of the allow list, which indicates whether Amazon Macie can access and use the list's criteria.</summary>
    public AllowListStatus Status { get; set; } = null!;

    /// <summary>A map of key-value pairs that specifies which tags (keys and values) are associated with the allow list.</summary>
    public Dictionary<string, string> Tags { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when the allow list's settings were most recently changed in Amazon Macie.</summary>
    public DateTime? UpdatedAt { get; set; }
}
