namespace Amazon.SecurityHub.Model;

/// <summary>What a finding is about.</summary>
public class Resource
{
    /// <summary>Its ARN, where it has one.</summary>
    public string Id { get; set; } = null!;

    /// <summary>Such as <c>AwsS3Bucket</c>.</summary>
    public string Type { get; set; } = null!;
}
