namespace Amazon.SecurityHub.Model;

/// <summary>A finding that was not updated, with the reason.</summary>
public class BatchUpdateFindingsUnprocessedFinding
{
    /// <summary>Such as <c>FindingNotFound</c>.</summary>
    public string ErrorCode { get; set; } = null!;

    /// <summary>In words.</summary>
    public string ErrorMessage { get; set; } = null!;

    /// <summary>Which one.</summary>
    public AwsSecurityFindingIdentifier FindingIdentifier { get; set; } = null!;
}
