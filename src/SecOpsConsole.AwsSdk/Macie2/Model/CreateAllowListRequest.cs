namespace Amazon.Macie2.Model;

/// <summary>Request of CreateAllowList.</summary>
public class CreateAllowListRequest : AmazonMacie2Request
{
    /// <summary>A unique, case-sensitive token that you provide to ensure the idempotency of the request.</summary>
    public string ClientToken { get; set; } = null!;

    /// <summary>The criteria that specify the text or text pattern to ignore.</summary>
    public AllowListCriteria Criteria { get; set; } = null!;

    /// <summary>A custom description of the allow list.</summary>
    public string Description { get; set; } = null!;

    /// <summary>A custom name for the allow list.</summary>
    public string Name { get; set; } = null!;

    /// <summary>A map of key-value pairs that specifies the tags to associate with the allow list.</summary>
    public Dictionary<string, string> Tags { get; set; } = null!;
}
