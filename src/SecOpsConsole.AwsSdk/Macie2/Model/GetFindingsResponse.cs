using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of GetFindings.</summary>
public class GetFindingsResponse : AmazonWebServiceResponse
{
    /// <summary>An array of objects, one for each finding that matches the criteria specified in the request.</summary>
    public List<Finding> Findings { get; set; } = null!;
}
