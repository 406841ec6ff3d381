namespace Amazon.SecurityHub.Model;

/// <summary>A text to match.</summary>
public class StringFilter
{
    /// <summary>How.</summary>
    public StringFilterComparison Comparison { get; set; } = null!;

    /// <summary>The text.</summary>
    public string Value { get; set; } = null!;
}
