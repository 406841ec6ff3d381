namespace Amazon.Macie2.Model;

/// <summary>Provides information about the country that an IP address originated from.</summary>
public class IpCountry
{
    /// <summary>The two-character code, in ISO 3166-1 alpha-2 format, for the country that the IP address originated from.</summary>
    public string Code { get; set; } = null!;

    /// <summary>The name of the country that the IP address originated from.</summary>
    public string Name { get; set; } = null!;
}
