namespace Amazon.Macie2.Model;

/// <summary>Provides information about the tags that are associated with an S3 bucket or object.</summary>
public class KeyValuePair
{
    /// <summary>One part of a key-value pair that comprises a tag.</summary>
    public string Key { get; set; } = null!;

    /// <summary>One part of a key-value pair that comprises a tag.</summary>
    public string Value { get; set; } = null!;
}
