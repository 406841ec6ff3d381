using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of TestCustomDataIdentifier.</summary>
public class TestCustomDataIdentifierResponse : AmazonWebServiceResponse
{
    /// <summary>The number of occurrences of sample text that matched the criteria specified by the custom data identifier.</summary>
    public int? MatchCount { get; set; }
}
