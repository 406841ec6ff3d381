using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of ListManagedDataIdentifiers.</summary>
public class ListManagedDataIdentifiersResponse : AmazonWebServiceResponse
{
    /// <summary>An array of objects, one for each managed data identifier.</summary>
    public List<ManagedDataIdentifierSummary> Items { get; set; } = null!;

    /// <summary>The string to use in a subsequent request to get the next page of results in a paginated response.</summary>
    public string NextToken { get; set; } = null!;
}
