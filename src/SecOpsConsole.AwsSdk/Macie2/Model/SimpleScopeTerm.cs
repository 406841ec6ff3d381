namespace Amazon.Macie2.Model;

/// <summary>Specifies a property-based condition that determines whether an S3 object is included or excluded from a classification job.</summary>
public class SimpleScopeTerm
{
    /// <summary>The operator to use in the condition.</summary>
    public JobComparator Comparator { get; set; } = null!;

    /// <summary>The object property to use in the condition.</summary>
    public ScopeFilterKey Key { get; set; } = null!;

    /// <summary>An array that lists the values to use in the condition.</summary>
    public List<string> Values { get; set; } = null!;
}
