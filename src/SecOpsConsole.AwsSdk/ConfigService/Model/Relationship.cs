namespace Amazon.ConfigService.Model;

/// <summary>A resource that the item's resource has to do with.</summary>
public class Relationship
{
    /// <summary>How, for example "Is attached to".</summary>
    public string RelationshipName { get; set; } = null!;

    /// <summary>Id of the other resource.</summary>
    public string ResourceId { get; set; } = null!;

    /// <summary>Custom name of the other resource.</summary>
    public string ResourceName { get; set; } = null!;

    /// <summary>Type of the other resource.</summary>
    public ResourceType ResourceType { get; set; } = null!;
}
