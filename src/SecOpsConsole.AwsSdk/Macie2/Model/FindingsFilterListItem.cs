namespace Amazon.Macie2.Model;

/// <summary>Provides information about a findings filter.</summary>
public class FindingsFilterListItem
{
    /// <summary>The action that's performed on findings that match the filter criteria.</summary>
    public FindingsFilterAction Action { get; set; } = null!;

    /// <summary>The Amazon Resource Name (ARN) of the filter.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The unique identifier for the filter.</summary>
    public string Id { get; set; } = null!;

    /// <summary>The custom name of the filter.</summary>
    public string Name { get; set; } = null!;

    /// <summary>A map of key-value pairs that specifies which tags (keys and values) are associated with the filter.</summary>
    public Dictionary<string, string> Tags { get; set; } = null!;
}
