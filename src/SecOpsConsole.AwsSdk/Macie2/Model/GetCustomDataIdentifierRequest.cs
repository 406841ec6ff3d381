namespace Amazon.Macie2.Model;

/// <summary>Request of GetCustomDataIdentifier.</summary>
public class GetCustomDataIdentifierRequest : AmazonMacie2Request
{
    /// <summary>The unique identifier for the Amazon Macie resource that the request applies to.</summary>
    public string Id { get; set; } = null!;
}
