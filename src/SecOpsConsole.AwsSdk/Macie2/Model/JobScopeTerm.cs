namespace Amazon.Macie2.Model;

/// <summary>Specifies a property- or tag-based condition that defines criteria for including or excluding S3 objects from a classification job.</summary>
public class JobScopeTerm
{
    /// <summary>A property-based condition that defines a property, operator, and one or more values for including or excluding objects from the job.</summary>
    public SimpleScopeTerm SimpleScopeTerm { get; set; } = null!;

    /// <summary>A tag-based condition that defines the operator and tag keys or tag key and value pairs for including or excluding objects from the job.</summary>
    public TagScopeTerm TagScopeTerm { get; set; } = null!;
}
