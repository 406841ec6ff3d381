namespace Amazon.Macie2.Model;

/// <summary>Request of TestCustomDataIdentifier.</summary>
public class TestCustomDataIdentifierRequest : AmazonMacie2Request
{
    /// <summary>An array that lists specific character sequences (ignore words) to exclude from the results.</summary>
    public List<string> IgnoreWords { get; set; } = null!;

    /// <summary>An array that lists specific character sequences (keywords), one of which must precede and be within proximity (maximumMatchDistance) of the …</summary>
    public List<string> Keywords { get; set; } = null!;

    /// <summary>The maximum number of characters that can exist between the end of at least one complete character sequence specified by the keywords array and …</summary>
    public int? MaximumMatchDistance { get; set; }

    /// <summary>The regular expression (regex) that defines the pattern to match.</summary>
    public string Regex { get; set; } = null!;

    /// <summary>The sample text to inspect by using the custom data identifier.</summary>
    public string SampleText { get; set; } = null!;
}
