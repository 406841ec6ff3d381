namespace Amazon.Macie2.Model;

/// <summary>Specifies a tag key or tag key and value pair to use in a tag-based condition that determines whether an S3 object is included or excluded from a …</summary>
public class TagValuePair
{
    /// <summary>The value for the tag key to use in the condition.</summary>
    public string Key { get; set; } = null!;

    /// <summary>The tag value, associated with the specified tag key (key), to use in the condition.</summary>
    public string Value { get; set; } = null!;
}
