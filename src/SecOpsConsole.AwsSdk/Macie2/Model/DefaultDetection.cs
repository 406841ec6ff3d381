namespace Amazon.Macie2.Model;

/// <summary>Provides information about a type of sensitive data that was detected by a managed data identifier and produced a sensitive data finding.</summary>
public class DefaultDetection
{
    /// <summary>The total number of occurrences of the type of sensitive data that was detected.</summary>
    public long? Count { get; set; }

    /// <summary>The location of 1-15 occurrences of the sensitive data that was detected.</summary>
    public Occurrences Occurrences { get; set; } = null!;

    /// <summary>The type of sensitive data that was detected.</summary>
    public string Type { get; set; } = null!;
}
