namespace Amazon.Macie2.Model;

/// <summary>Provides a subset of information about an allow list.</summary>
public class AllowListSummary
{
    /// <summary>The Amazon Resource Name (ARN) of the allow list.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when the allow list was created in Amazon Macie.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The custom description of the allow list.</summary>
    public string Description { get; set; } = null!;

    /// <summary>The unique identifier for the allow list.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The custom name of the allow list.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when the allow list's settings were most recently changed in Amazon Macie.</summary>
    public DateTime? UpdatedAt { get; set; }
}
