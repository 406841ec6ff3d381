namespace Amazon.SecurityHub.Model;

/// <summary>Attributes of findings to match, reduced to what is asked here. The values of one attribute are joined by OR.</summary>
public class AwsSecurityFindingFilters
{
    /// <summary>At most 20.</summary>
    public List<StringFilter> Id { get; set; } = null!;

    /// <summary>The product that found it.</summary>
    public List<StringFilter> ProductArn { get; set; } = null!;
}
