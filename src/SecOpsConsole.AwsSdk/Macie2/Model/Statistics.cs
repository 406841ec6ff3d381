namespace Amazon.Macie2.Model;

/// <summary>Provides processing statistics for a classification job.</summary>
public class Statistics
{
    /// <summary>The approximate number of objects that the job has yet to process during its current run.</summary>
    public double? ApproximateNumberOfObjectsToProcess { get; set; }

    /// <summary>The number of times that the job has run.</summary>
    public double? NumberOfRuns { get; set; }
}
