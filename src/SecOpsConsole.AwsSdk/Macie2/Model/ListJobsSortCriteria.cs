namespace Amazon.Macie2.Model;

/// <summary>Specifies criteria for sorting the results of a request for information about classification jobs.</summary>
public class ListJobsSortCriteria
{
    /// <summary>The property to sort the results by.</summary>
    public ListJobsSortAttributeName AttributeName { get; set; } = null!;

    /// <summary>The sort order to apply to the results, based on the value for the property specified by the attributeName property.</summary>
    public OrderBy OrderBy { get; set; } = null!;
}
