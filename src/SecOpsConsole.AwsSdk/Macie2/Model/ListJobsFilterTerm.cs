namespace Amazon.Macie2.Model;

/// <summary>Specifies a condition that filters the results of a request for information about classification jobs.</summary>
public class ListJobsFilterTerm
{
    /// <summary>The operator to use to filter the results.</summary>
    public JobComparator Comparator { get; set; } = null!;

    /// <summary>The property to use to filter the results.</summary>
    public ListJobsFilterKey Key { get; set; } = null!;

    /// <summary>An array that lists one or more values to use to filter the results.</summary>
    public List<string> Values { get; set; } = null!;
}
