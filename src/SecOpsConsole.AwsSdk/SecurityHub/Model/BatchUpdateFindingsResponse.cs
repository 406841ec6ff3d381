using Amazon.Runtime;

namespace Amazon.SecurityHub.Model;

/// <summary>What became of each finding.</summary>
public class BatchUpdateFindingsResponse : AmazonWebServiceResponse
{
    /// <summary>Those that were updated.</summary>
    public List<AwsSecurityFindingIdentifier> ProcessedFindings { get; set; } = null!;

    /// <summary>Those that were not.</summary>
    public List<BatchUpdateFindingsUnprocessedFinding> UnprocessedFindings { get; set; } = null!;
}
