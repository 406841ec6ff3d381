namespace Amazon.Macie2.Model;

/// <summary>Provides information about an entity that performed an action that produced a policy finding for a resource.</summary>
public class FindingActor
{
    /// <summary>The domain name of the device that the entity used to perform the action on the affected resource.</summary>
    public DomainDetails DomainDetails { get; set; } = null!;

    /// <summary>The IP address and related details about the device that the entity used to perform the action on the affected resource.</summary>
    public IpAddressDetails IpAddressDetails { get; set; } = null!;

    /// <summary>The type and other characteristics of the entity that performed the action on the affected resource.</summary>
    public UserIdentity UserIdentity { get; set; } = null!;
}
