namespace Amazon.Macie2.Model;

/// <summary>Provides information about the city that an IP address originated from.</summary>
public class IpCity
{
    /// <summary>The name of the city.</summary>
    public string Name { get; set; } = null!;
}
