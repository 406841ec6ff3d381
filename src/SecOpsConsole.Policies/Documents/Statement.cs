namespace SecOpsConsole.Policies;

/// <summary>One parsed statement. Statements are told apart by <see cref="Index"/>: a Sid is a label that may be empty or repeated.</summary>
public sealed class Statement
{
    internal Statement()
    {
    }

    /// <summary>Position in the document, from 0.</summary>
    public required int Index { get; init; }

    /// <summary>The label, if any.</summary>
    public string? Sid { get; init; }

    /// <summary>Allow or Deny; Unknown makes the statement invalid.</summary>
    public required Effect Effect { get; init; }

    /// <summary>Principal or NotPrincipal; null when neither could be read.</summary>
    public PrincipalSet? Principal { get; init; }

    /// <summary>Action or NotAction.</summary>
    public PatternSet Actions { get; init; } = PatternSet.Empty;

    /// <summary>Resource or NotResource.</summary>
    public PatternSet Resources { get; init; } = PatternSet.Empty;

    /// <summary>The conditions.</summary>
    public ConditionBlock Condition { get; init; } = ConditionBlock.Empty;

    /// <summary>Where the statement stands in <see cref="PolicyDocument.Text"/>.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>Why S3 would not have stored this statement; empty when it is well-formed.</summary>
    public IReadOnlyList<PolicyError> Errors { get; init; } = [];

    /// <summary>True when the statement follows the policy grammar.</summary>
    public bool IsValid => Errors.Count == 0;

    /// <summary>True when <c>${…}</c> is a variable: only in documents of Version 2012-10-17.</summary>
    internal bool VariablesApply { get; init; }

    /// <summary>An unreadable statement that may name everybody: some principal holds a wildcard, or there is none at all.</summary>
    internal bool MayNameEveryone { get; init; }

    /// <summary>How a person would call it: its Sid, else its position.</summary>
    public string Label => string.IsNullOrWhiteSpace(Sid) ? $"statement {Index + 1}" : $"\"{Json.VisibleText.Of(Sid)}\"";
}
