using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of ListFindings.</summary>
public class ListFindingsResponse : AmazonWebServiceResponse
{
    /// <summary>An array of strings, where each string is the unique identifier for a finding that matches the filter criteria specified in the request.</summary>
    public List<string> FindingIds { get; set; } = null!;

    /// <summary>The string to use in a subsequent request to get the next page of results in a paginated response.</summary>
    public string NextToken { get; set; } = null!;
}
