namespace Amazon.Macie2.Model;

/// <summary>Provides information about the registered owner of an IP address.</summary>
public class IpOwner
{
    /// <summary>The autonomous system number (ASN) for the autonomous system that included the IP address.</summary>
    public string Asn { get; set; } = null!;

    /// <summary>The organization identifier that's associated with the autonomous system number (ASN) for the autonomous system that included the IP address.</summary>
    public string AsnOrg { get; set; } = null!;

    /// <summary>The name of the internet service provider (ISP) that owned the IP address.</summary>
    public string Isp { get; set; } = null!;

    /// <summary>The name of the organization that owned the IP address.</summary>
    public string Org { get; set; } = null!;
}
