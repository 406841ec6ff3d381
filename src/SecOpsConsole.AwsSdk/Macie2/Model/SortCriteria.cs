namespace Amazon.Macie2.Model;

/// <summary>Specifies criteria for sorting the results of a request for findings.</summary>
public class SortCriteria
{
    /// <summary>The name of the property to sort the results by.</summary>
    public string AttributeName { get; set; } = null!;

    /// <summary>The sort order to apply to the results, based on the value for the property specified by the attributeName property.</summary>
    public OrderBy OrderBy { get; set; } = null!;
}
