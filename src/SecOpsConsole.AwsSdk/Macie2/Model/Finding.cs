namespace Amazon.Macie2.Model;

/// <summary>Provides the details of a finding.</summary>
public class Finding
{
    /// <summary>The unique identifier for the Amazon Web Services account that the finding applies to.</summary>
    public string AccountId { get; set; } = null!;

    /// <summary>Specifies whether the finding is archived (suppressed).</summary>
    public bool? Archived { get; set; }

    /// <summary>The category of the finding.</summary>
    public FindingCategory Category { get; set; } = null!;

    /// <summary>The details of a sensitive data finding.</summary>
    public ClassificationDetails ClassificationDetails { get; set; } = null!;

    /// <summary>The total number of occurrences of the finding.</summary>
    public long? Count { get; set; }

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when Amazon Macie created the finding.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>The description of the finding.</summary>
    public string Description { get; set; } = null!;

    /// <summary>The unique identifier for the finding.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The Amazon Web Services partition that Amazon Macie created the finding in.</summary>
    public string Partition { get; set; } = null!;

    /// <summary>The details of a policy finding.</summary>
    public PolicyDetails PolicyDetails { get; set; } = null!;

    /// <summary>The Amazon Web Services Region that Amazon Macie created the finding in.</summary>
    public string Region { get; set; } = null!;

    /// <summary>The resources that the finding applies to.</summary>
    public ResourcesAffected ResourcesAffected { get; set; } = null!;

    /// <summary>Specifies whether the finding is a sample finding.</summary>
    public bool? Sample { get; set; }

    /// <summary>The version of the schema that was used to define the data structures in the finding.</summary>
    public string SchemaVersion { get; set; } = null!;

    /// <summary>The severity level and score for the finding.</summary>
    public Severity Severity { get; set; } = null!;

    /// <summary>The brief description of the finding.</summary>
    public string Title { get; set; } = null!;

    /// <summary>The type of the finding.</summary>
    public FindingType Type { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when Amazon Macie last updated the finding.</summary>
    public DateTime? UpdatedAt { get; set; }
}
