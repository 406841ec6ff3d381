namespace Amazon.Macie2.Model;

/// <summary>Specifies a property-based condition that determines whether an S3 bucket is included or excluded from a classification job.</summary>
public class SimpleCriterionForJob
{
    /// <summary>The operator to use in the condition.</summary>
    public JobComparator Comparator { get; set; } = null!;

    /// <summary>The property to use in the condition.</summary>
    public SimpleCriterionKeyForJob Key { get; set; } = null!;

    /// <summary>An array that lists one or more values to use in the condition.</summary>
    public List<string> Values { get; set; } = null!;
}
