namespace Amazon.SecurityHub.Model;

/// <summary>Reads findings.</summary>
public class GetFindingsRequest : AmazonSecurityHubRequest
{
    /// <summary>Which ones: those that match every member.</summary>
    public AwsSecurityFindingFilters Filters { get; set; } = null!;

    /// <summary>At most 100.</summary>
    public int? MaxResults { get; set; }

    /// <summary>The token of the page before.</summary>
    public string NextToken { get; set; } = null!;
}
