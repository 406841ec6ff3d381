namespace Amazon.Macie2.Model;

/// <summary>Request of CreateFindingsFilter.</summary>
public class CreateFindingsFilterRequest : AmazonMacie2Request
{
    /// <summary>The action to perform on findings that match the filter criteria (findingCriteria).</summary>
    public FindingsFilterAction Action { get; set; } = null!;

    /// <summary>A unique, case-sensitive token that you provide to ensure the idempotency of the request.</summary>
    public string ClientToken { get; set; } = null!;

    /// <summary>A custom description of the filter.</summary>
    public string Description { get; set; } = null!;

    /// <summary>The criteria to use to filter findings.</summary>
    public FindingCriteria FindingCriteria { get; set; } = null!;

    /// <summary>A custom name for the filter.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The position of the filter in the list of saved filters on the Amazon Macie console.</summary>
    public int? Position { get; set; }

    /// <summary>A map of key-value pairs that specifies the tags to associate with the filter.</summary>
    public Dictionary<string, string> Tags { get; set; } = null!;
}
