namespace Amazon.Macie2.Model;

/// <summary>Request of CreateCustomDataIdentifier.</summary>
public class CreateCustomDataIdentifierRequest : AmazonMacie2Request
{
    /// <summary>A unique, case-sensitive token that you provide to ensure the idempotency of the request.</summary>
    public string ClientToken { get; set; } = null!;

    /// <summary>A custom description of the custom data identifier.</summary>
    public string Description { get; set; } = null!;

    /// <summary>An array that lists specific character sequences (ignore words) to exclude from the results.</summary>
    public List<string> IgnoreWords { get; set; } = null!;

    /// <summary>An array that lists specific character sequences (keywords), one of which must precede and be within proximity (maximumMatchDistance) of the …</summary>
    public List<string> Keywords { get; set; } = null!;

    /// <summary>The maximum number of characters that can exist between the end of at least one complete character sequence specified by the keywords array and …</summary>
    public int? MaximumMatchDistance { get; set; }

    /// <summary>A custom name for the custom data identifier.</summary>
    public string Name { get; set; } = null!;

    /// <summary>The regular expression (regex) that defines the pattern to match.</summary>
    public string Regex { get; set; } = null!;

    /// <summary>The severity to assign to findings that the custom data identifier produces, based on the number of occurrences of text that match the custom data …</summary>
    public List<SeverityLevel> SeverityLevels { get; set; } = null!;

    /// <summary>A map of key-value pairs that specifies the tags to associate with the custom data identifier.</summary>
    public Dictionary<string, string> Tags { get; set; } = null!;
}
