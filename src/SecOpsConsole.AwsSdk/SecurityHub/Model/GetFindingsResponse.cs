using Amazon.Runtime;

namespace Amazon.SecurityHub.Model;

/// <summary>A page of findings.</summary>
public class GetFindingsResponse : AmazonWebServiceResponse
{
    /// <summary>The findings.</summary>
    public List<AwsSecurityFinding> Findings { get; set; } = null!;

    /// <summary>The token of the next page.</summary>
    public string NextToken { get; set; } = null!;
}
