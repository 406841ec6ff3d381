namespace Amazon.Macie2.Model;

/// <summary>Specifies a property- or tag-based condition that defines criteria for including or excluding S3 buckets from a classification job.</summary>
public class CriteriaForJob
{
    /// <summary>A property-based condition that defines a property, operator, and one or more values for including or excluding buckets from the job.</summary>
    public SimpleCriterionForJob SimpleCriterion { get; set; } = null!;

    /// <summary>A tag-based condition that defines an operator and tag keys, tag values, or tag key and value pairs for including or excluding buckets from the job.</summary>
    public TagCriterionForJob TagCriterion { get; set; } = null!;
}
