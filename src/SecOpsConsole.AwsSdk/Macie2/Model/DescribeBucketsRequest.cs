namespace Amazon.Macie2.Model;

/// <summary>Request of DescribeBuckets.</summary>
public class DescribeBucketsRequest : AmazonMacie2Request
{
    /// <summary>The criteria to use to filter the query results.</summary>
    public Dictionary<string, BucketCriteriaAdditionalProperties> Criteria { get; set; } = null!;

    /// <summary>The maximum number of items to include in each page of the response.</summary>
    public int? MaxResults { get; set; }

    /// <summary>The nextToken string that specifies which page of results to return in a paginated response.</summary>
    public string NextToken { get; set; } = null!;

    /// <summary>The criteria to use to sort the query results.</summary>
    public BucketSortCriteria SortCriteria { get; set; } = null!;
}
