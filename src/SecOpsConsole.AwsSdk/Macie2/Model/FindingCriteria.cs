namespace Amazon.Macie2.Model;

/// <summary>Specifies, as a map, one or more property-based conditions that filter the results of a query for findings.</summary>
public class FindingCriteria
{
    /// <summary>A condition that specifies the property, operator, and one or more values to use to filter the results.</summary>
    public Dictionary<string, CriterionAdditionalProperties> Criterion { get; set; } = null!;
}
