namespace Amazon.Macie2.Model;

/// <summary>Request of ListFindings.</summary>
public class ListFindingsRequest : AmazonMacie2Request
{
    /// <summary>The criteria to use to filter the results.</summary>
    public FindingCriteria FindingCriteria { get; set; } = null!;

    /// <summary>The maximum number of items to include in each page of the response.</summary>
    public int? MaxResults { get; set; }

    /// <summary>The nextToken string that specifies which page of results to return in a paginated response.</summary>
    public string NextToken { get; set; } = null!;

    /// <summary>The criteria to use to sort the results.</summary>
    public SortCriteria SortCriteria { get; set; } = null!;
}
