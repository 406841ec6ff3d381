namespace SecOpsConsole.Policies.Formatting;

/// <summary>A JSON value on its way to the screen: ordered, with every hidden character escaped.</summary>
internal abstract record FormNode
{
    /// <summary>A string, number or word, as it will be shown.</summary>
    public sealed record Scalar(string Literal) : FormNode;

    /// <summary>A list; <c>IsSet</c> when IAM does not care about the order.</summary>
    public sealed record Series(IReadOnlyList<FormNode> Items, bool IsSet) : FormNode;

    /// <summary>An object; repeated names stay.</summary>
    public sealed record Map(IReadOnlyList<KeyValuePair<string, FormNode>> Members) : FormNode;
}
