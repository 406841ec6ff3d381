namespace Amazon.Macie2.Model;

/// <summary>Specifies the operator to use in a property-based condition that filters the results of a query for findings.</summary>
public class CriterionAdditionalProperties
{
    /// <summary>The value for the property matches (equals) the specified value.</summary>
    public List<string> Eq { get; set; } = null!;

    /// <summary>The value for the property exclusively matches (equals an exact match for) all the specified values.</summary>
    public List<string> EqExactMatch { get; set; } = null!;

    /// <summary>The value for the property is greater than the specified value.</summary>
    public long? Gt { get; set; }

    /// <summary>The value for the property is greater than or equal to the specified value.</summary>
    public long? Gte { get; set; }

    /// <summary>The value for the property is less than the specified value.</summary>
    public long? Lt { get; set; }

    /// <summary>The value for the property is less than or equal to the specified value.</summary>
    public long? Lte { get; set; }

    /// <summary>The value for the property doesn't match (doesn't equal) the specified value.</summary>
    public List<string> Neq { get; set; } = null!;
}
