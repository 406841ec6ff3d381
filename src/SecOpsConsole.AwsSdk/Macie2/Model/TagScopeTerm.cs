namespace Amazon.Macie2.Model;

/// <summary>Specifies a tag-based condition that determines whether an S3 object is included or excluded from a classification job.</summary>
public class TagScopeTerm
{
    /// <summary>The operator to use in the condition.</summary>
    public JobComparator Comparator { get; set; } = null!;

    /// <summary>The object property to use in the condition.</summary>
    public string Key { get; set; } = null!;

    /// <summary>The tag keys or tag key and value pairs to use in the condition.</summary>
    public List<TagValuePair> TagValues { get; set; } = null!;

    /// <summary>The type of object to apply the condition to.</summary>
    public TagTarget Target { get; set; } = null!;
}
