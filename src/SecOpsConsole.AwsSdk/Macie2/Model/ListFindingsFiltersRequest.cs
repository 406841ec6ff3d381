namespace Amazon.Macie2.Model;

/// <summary>Request of ListFindingsFilters.</summary>
public class ListFindingsFiltersRequest : AmazonMacie2Request
{
    /// <summary>The maximum number of items to include in each page of a paginated response.</summary>
    public int? MaxResults { get; set; }

    /// <summary>The nextToken string that specifies which page of results to return in a paginated response.</summary>
    public string NextToken { get; set; } = null!;
}
