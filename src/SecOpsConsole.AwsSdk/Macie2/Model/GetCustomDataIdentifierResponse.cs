using Amazon.Runtime;

namespace Amazon.Macie2.Model;

/// <summary>Answer of GetCustomDataIdentifier.</summary>
public class GetCustomDataIdentifierResponse : AmazonWebServiceResponse
{
    /// <summary>The Amazon Resource Name (ARN) of the custom data identifier.</summary>
    public string Arn { get; set; } = null!;

    /// <summary>The date and time, in UTC and extended ISO 8601 format, when the custom data identifier was created.</summary>
    public DateTime? CreatedAt { get; set; }

    /// <summary>Specifies whether the custom data identifier was deleted.</summary>
    public bool? Deleted { get; set; }

    /// <summary>The custom description of the custom data identifier.</summary>
    public string Description { get; set; } = null!;

    /// <summary>The unique identifier for the custom data identifier.</summary>
    public string Id { get; set; } = null!;

    /// <summary>An array that lists specific character sequences (ignore words) to exclude from the results.</summary>
    public List<string> IgnoreWords { get; set; } = null!;

    /// <summary>An array that lists specific character sequences (keywords), one of which must precede and be within proximity (maximumMatchDistance) of the …</summary>
    public List<string> Keywords { get; set; } = null!;

    /// <summary>The maximum number of characters that can exist between the end of at least one complete character sequence specified by the keywords array and …</summary>
    public int? MaximumMatchDistance { get; set; }

    /// <summary>The custom name of the custom data identifier.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The regular expression (regex) that defines the pattern to match.</summary>
    public string Regex { get; set; } = null!;

    /// <summary>Specifies the severity that's assigned to findings that the custom data identifier produces, based on the number of occurrences of text that match …</summary>
    public List<SeverityLevel> SeverityLevels { get; set; } = null!;

    /// <summary>A map of key-value pairs that identifies the tags (keys and values) that are associated with the custom data identifier.</summary>
    public Dictionary<string, string> Tags { get; set; } = null!;
}
