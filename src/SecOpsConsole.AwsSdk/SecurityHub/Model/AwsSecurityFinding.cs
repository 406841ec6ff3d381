namespace Amazon.SecurityHub.Model;

/// <summary>A finding, reduced to its name and what it is about.</summary>
public class AwsSecurityFinding
{
    /// <summary>As its product gave it.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The product that found it.</summary>
    public string ProductArn { get; set; } = null!;

    /// <summary>What it is about.</summary>
    public List<Resource> Resources { get; set; } = null!;
}
