namespace Amazon.Macie2.Model;

/// <summary>Specifies a tag key, a tag value, or a tag key and value (as a pair) to use in a tag-based condition that determines whether an S3 bucket is …</summary>
public class TagCriterionPairForJob
{
    /// <summary>The value for the tag key to use in the condition.</summary>
    public string Key { get; set; } = null!;

    /// <summary>The tag value to use in the condition.</summary>
    public string Value { get; set; } = null!;
}
