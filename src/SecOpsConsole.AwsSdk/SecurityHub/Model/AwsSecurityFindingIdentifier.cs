namespace Amazon.SecurityHub.Model;

/// <summary>Names a finding.</summary>
public class AwsSecurityFindingIdentifier
{
    /// <summary>The finding's id, as its product gave it.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The product that found it.</summary>
    public string ProductArn { get; set; } = null!;
}
