namespace Amazon.Macie2.Model;

/// <summary>Provides information about the IP address of the device that an entity used to perform an action on an affected resource.</summary>
public class IpAddressDetails
{
    /// <summary>The Internet Protocol version 4 (IPv4) address of the device.</summary>
    public string IpAddressV4 { get; set; } = null!;

    /// <summary>The city that the IP address originated from.</summary>
    public IpCity IpCity { get; set; } = null!;

    /// <summary>The country that the IP address originated from.</summary>
    public IpCountry IpCountry { get; set; } = null!;

    /// <summary>The geographic coordinates of the location that the IP address originated from.</summary>
    public IpGeoLocation IpGeoLocation { get; set; } = null!;

    /// <summary>The registered owner of the IP address.</summary>
    public IpOwner IpOwner { get; set; } = null!;
}
