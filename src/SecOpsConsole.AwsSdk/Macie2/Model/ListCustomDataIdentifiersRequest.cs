namespace Amazon.Macie2.Model;

/// <summary>Request of ListCustomDataIdentifiers.</summary>
public class ListCustomDataIdentifiersRequest : AmazonMacie2Request
{
    /// <summary>The maximum number of items to include in each page of the response.</summary>
    public int? MaxResults { get; set; }

    /// <summary>The nextToken string that specifies which page of results to return in a paginated response.</summary>
    public string NextToken { get; set; } = null!;
}
