namespace Amazon.Macie2.Model;

/// <summary>Request of GetFindings.</summary>
public class GetFindingsRequest : AmazonMacie2Request
{
    /// <summary>An array of strings that lists the unique identifiers for the findings to retrieve.</summary>
    public List<string> FindingIds { get; set; } = null!;

    /// <summary>The criteria for sorting the results of the request.</summary>
    public SortCriteria SortCriteria { get; set; } = null!;
}
