namespace Amazon.Macie2.Model;

/// <summary>Request of ListManagedDataIdentifiers.</summary>
public class ListManagedDataIdentifiersRequest : AmazonMacie2Request
{
    /// <summary>The nextToken string that specifies which page of results to return in a paginated response.</summary>
    public string NextToken { get; set; } = null!;
}
