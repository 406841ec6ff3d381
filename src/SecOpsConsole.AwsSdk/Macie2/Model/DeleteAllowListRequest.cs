namespace Amazon.Macie2.Model;

/// <summary>Request of DeleteAllowList.</summary>
public class DeleteAllowListRequest : AmazonMacie2Request
{
    /// <summary>The unique identifier for the Amazon Macie resource that the request applies to.</summary>
    public string Id { get; set; } = null!;

    /// <summary>Specifies whether to force deletion of the allow list, even if active classification jobs are configured to use the list.</summary>
    public string IgnoreJobChecks { get; set; } = null!;
}
