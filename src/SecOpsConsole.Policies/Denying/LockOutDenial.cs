namespace SecOpsConsole.Policies;

/// <summary>A Deny of the new policy that stops, or may stop, the role that manages it.</summary>
/// <param name="Label">The statement, as a person would call it.</param>
/// <param name="Actions">What the role could not do any more.</param>
/// <param name="IsCertain">False when it depends on something that is not known here.</param>
/// <param name="Unknown">The condition keys that it depends on; empty when it is certain or depends on who is named.</param>
public sealed record LockOutDenial(string Label, IReadOnlyList<string> Actions, bool IsCertain, IReadOnlyList<string> Unknown)
{
    /// <summary>In one sentence.</summary>
    public string Sentence => IsCertain
        ? $"{Start} denies the console's own role {WhoText.Join(Actions)}."
        : $"Whether {Label} denies the console's own role {WhoText.Join(Actions)} is not certain{Why}.";

    private string Start => char.ToUpperInvariant(Label[0]) + Label[1..];

    private string Why => Unknown.Count == 0
        ? ": who it names or which bucket it is about cannot be decided here"
        : $": its condition on {WhoText.Join(Unknown)} cannot be decided here";
}
