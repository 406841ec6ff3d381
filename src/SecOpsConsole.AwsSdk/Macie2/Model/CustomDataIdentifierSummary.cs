namespace Amazon.Macie2.Model;

/// <summary>Provides information about a custom data identifier.</summary>
public class CustomDataIdentifierSummary
{
    /// <summary>The Amazon Resource Name (ARN) of the custom data identifier.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when the custom data identifier was created.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The custom description of the custom data identifier.</summary>
    public string Description { get; set; } = null!;

    /// <summary>The unique identifier for the custom data identifier.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The custom name of the custom data identifier.</summary>
    public string Name { get; set; } = null!;
}
