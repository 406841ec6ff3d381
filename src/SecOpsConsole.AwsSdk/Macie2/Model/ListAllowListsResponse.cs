using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of ListAllowLists.</summary>
public class ListAllowListsResponse : AmazonWebServiceResponse
{
    /// <summary>An array of objects, one for each allow list.</summary>
    public List<AllowListSummary> AllowLists { get; set; } = null!;

    /// <summary>The string to use in a subsequent request to get the next page of results in a paginated response.</summary>
    public string NextToken { get; set; } = null!;
}
