namespace Amazon.ConfigService.Model;

/// <summary>The settings of one resource at one time.</summary>
public class ConfigurationItem
{
    /// <summary>The account that owns the resource.</summary>
    public string AccountId { get; set; } = null!;

    /// <summary>ARN of the resource.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>"Regional" for a bucket.</summary>
    public string AvailabilityZone { get; set; } = null!;

    /// <summary>Region of the resource.</summary>
    public string AwsRegion { get; set; } = null!;

    /// <summary>JSON text of the resource's main settings.</summary>
    public string Configuration { get; set; } = null!;

    /// <summary>When the recording was started, UTC.</summary>
    public DateTime? ConfigurationItemCaptureTime { get; set; }

    /// <summary>When a daily record was delivered, UTC.</summary>
    public DateTime? ConfigurationItemDeliveryTime { get; set; }

    /// <summary>Empty since version 1.3.</summary>
    public string ConfigurationItemMD5Hash { get; set; } = null!;

    /// <summary>What the item says of the resource.</summary>
    public ConfigurationItemStatus ConfigurationItemStatus { get; set; } = null!;

    /// <summary>Orders the items of a resource.</summary>
    public string ConfigurationStateId { get; set; } = null!;

    /// <summary>Set only with daily recording.</summary>
    public RecordingFrequency RecordingFrequency { get; set; } = null!;

    /// <summary>Empty since version 1.3.</summary>
    public List<string> RelatedEvents { get; set; } = null!;

    /// <summary>Related resources.</summary>
    public List<Relationship> Relationships { get; set; } = null!;

    /// <summary>When the resource was made, UTC.</summary>
    public DateTime? ResourceCreationTime { get; set; }

    /// <summary>For a bucket its name.</summary>
    public string ResourceId { get; set; } = null!;

    /// <summary>Custom name.</summary>
    public string ResourceName { get; set; } = null!;

    /// <summary>Type of the resource.</summary>
    public ResourceType ResourceType { get; set; } = null!;

    /// <summary>Further settings; each value is JSON text (BucketPolicy holds JSON text in JSON text).</summary>
    public Dictionary<string, string> SupplementaryConfiguration { get; set; } = null!;

    /// <summary>Tags of the resource.</summary>
    public Dictionary<string, string> Tags { get; set; } = null!;

    /// <summary>Version of the item's form.</summary>
    public string Version { get; set; } = null!;
}
