namespace Amazon.Macie2.Model;

/// <summary>Specifies criteria for filtering the results of a request for information about classification jobs.</summary>
public class ListJobsFilterCriteria
{
    /// <summary>An array of objects, one for each condition that determines which jobs to exclude from the results.</summary>
    public List<ListJobsFilterTerm> Excludes { get; set; } = null!;

    /// <summary>An array of objects, one for each condition that determines which jobs to include in the results.</summary>
    public List<ListJobsFilterTerm> Includes { get; set; } = null!;
}
