namespace Amazon.Macie2.Model;

/// <summary>Provides information about the domain name of the device that an entity used to perform an action on an affected resource.</summary>
public class DomainDetails
{
    /// <summary>The name of the domain.</summary>
    public string DomainName { get; set; } = null!;
}
