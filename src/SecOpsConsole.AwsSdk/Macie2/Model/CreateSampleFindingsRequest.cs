namespace Amazon.Macie2.Model;

/// <summary>Request of CreateSampleFindings.</summary>
public class CreateSampleFindingsRequest : AmazonMacie2Request
{
    /// <summary>An array of finding types, one for each type of sample finding to create.</summary>
    public List<FindingType> FindingTypes { get; set; } = null!;
}
