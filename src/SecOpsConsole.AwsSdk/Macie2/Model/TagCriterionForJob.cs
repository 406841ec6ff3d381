namespace Amazon.Macie2.Model;

/// <summary>Specifies a tag-based condition that determines whether an S3 bucket is included or excluded from a classification job.</summary>
public class TagCriterionForJob
{
    /// <summary>The operator to use in the condition.</summary>
    public JobComparator Comparator { get; set; } = null!;

    /// <summary>The tag keys, tag values, or tag key and value pairs to use in the condition.</summary>
    public List<TagCriterionPairForJob> TagValues { get; set; } = null!;
}
