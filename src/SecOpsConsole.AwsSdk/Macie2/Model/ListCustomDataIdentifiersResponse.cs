using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of ListCustomDataIdentifiers.</summary>
public class ListCustomDataIdentifiersResponse : AmazonWebServiceResponse
{
    /// <summary>An array of objects, one for each custom data identifier.</summary>
    public List<CustomDataIdentifierSummary> Items { get; set; } = null!;

    /// <summary>The string to use in a subsequent request to get the next page of results in a paginated response.</summary>
    public string NextToken { get; set; } = null!;
}
