namespace Amazon.Macie2.Model;

/// <summary>Specifies criteria for sorting the results of a query for information about S3 buckets.</summary>
public class BucketSortCriteria
{
    /// <summary>The name of the bucket property to sort the results by.</summary>
    public string AttributeName { get; set; } = null!;

    /// <summary>The sort order to apply to the results, based on the value specified by the attributeName property.</summary>
    public OrderBy OrderBy { get; set; } = null!;
}
