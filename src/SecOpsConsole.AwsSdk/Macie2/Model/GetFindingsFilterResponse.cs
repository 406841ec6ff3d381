using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of GetFindingsFilter.</summary>
public class GetFindingsFilterResponse : AmazonWebServiceResponse
{
    /// <summary>The action that's performed on findings that match the filter criteria (findingCriteria).</summary>
    public FindingsFilterAction Action { get; set; } = null!;

    /// <summary>The Amazon Resource Name (ARN) of the filter.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The custom description of the filter.</summary>
    public string Description { get; set; } = null!;

    /// <summary>The criteria that's used to filter findings.</summary>
    public FindingCriteria FindingCriteria { get; set; } = null!;

    /// <summary>The unique identifier for the filter.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The custom name of the filter.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The position of the filter in the list of saved filters on the Amazon Macie console.</summary>
    public int? Position { get; set; }

    /// <summary>A map of key-value pairs that specifies which tags (keys and values) are associated with the filter.</summary>
    public Dictionary<string, string> Tags { get; set; } = null!;
}
