namespace Amazon.Macie2.Model;

/// <summary>Request of ListClassificationJobs.</summary>
public class ListClassificationJobsRequest : AmazonMacie2Request
{
    /// <summary>The criteria to use to filter the results.</summary>
    public ListJobsFilterCriteria FilterCriteria { get; set; } = null!;

    /// <summary>The maximum number of items to include in each page of the response.</summary>
    public int? MaxResults { get; set; }

    /// <summary>The nextToken string that specifies which page of results to return in a paginated response.</summary>
    public string NextToken { get; set; } = null!;

    /// <summary>The criteria to use to sort the results.</summary>
    public ListJobsSortCriteria SortCriteria { get; set; } = null!;
}
