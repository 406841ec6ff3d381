namespace Amazon.Macie2.Model;

/// <summary>Provides geographic coordinates that indicate where a specified IP address originated from.</summary>
public class IpGeoLocation
{
    /// <summary>The latitude coordinate of the location, rounded to four decimal places.</summary>
    public double? Lat { get; set; }

    /// <summary>The longitude coordinate of the location, rounded to four decimal places.</summary>
    public double? Lon { get; set; }
}
