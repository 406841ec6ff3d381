namespace Amazon.Macie2.Model;

/// <summary>Provides information about a custom data identifier that produced a sensitive data finding, and the sensitive data that it detected for the finding.</summary>
public class CustomDetection
{
    /// <summary>The unique identifier for the custom data identifier.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The total number of occurrences of the sensitive data that the custom data identifier detected.</summary>
    public long? Count { get; set; }

    /// <summary>The name of the custom data identifier.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The location of 1-15 occurrences of the sensitive data that the custom data identifier detected.</summary>
    public Occurrences Occurrences { get; set; } = null!;
}
