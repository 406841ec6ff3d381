namespace Amazon.Macie2.Model;

/// <summary>Request of GetAllowList.</summary>
public class GetAllowListRequest : AmazonMacie2Request
{
    /// <summary>The unique identifier for the Amazon Macie resource that the request applies to.</summary>
    public string Id { get; set; } = null!;
}
