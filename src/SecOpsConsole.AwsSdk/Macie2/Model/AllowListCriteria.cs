namespace Amazon.Macie2.Model;

/// <summary>Specifies the criteria for an allow list.</summary>
public class AllowListCriteria
{
    /// <summary>The regular expression (regex) that defines the text pattern to ignore.</summary>
    public string Regex { get; set; } = null!;

    /// <summary>The location and name of the S3 object that lists specific text to ignore.</summary>
    public S3WordsList S3WordsList { get; set; } = null!;
}
