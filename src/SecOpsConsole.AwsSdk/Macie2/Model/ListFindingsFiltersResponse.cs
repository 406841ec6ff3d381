using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of ListFindingsFilters.</summary>
public class ListFindingsFiltersResponse : AmazonWebServiceResponse
{
    /// <summary>An array of objects, one for each filter that's associated with the account.</summary>
    public List<FindingsFilterListItem> FindingsFilterListItems { get; set; } = null!;

    /// <summary>The string to use in a subsequent request to get the next page of results in a paginated response.</summary>
    public string NextToken { get; set; } = null!;
}
