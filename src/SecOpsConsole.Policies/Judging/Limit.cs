namespace SecOpsConsole.Policies;

/// <summary>A condition that limits who the grant reaches.</summary>
/// <param name="Operator">The operator as written.</param>
/// <param name="Key">The key as written.</param>
/// <param name="Values">The fixed values.</param>
/// <param name="Kind">What is fixed.</param>
/// <param name="IsScopedWildcard">True when a value has a wildcard inside a fixed account or organization.</param>
public sealed record Limit(string Operator, string Key, IReadOnlyList<string> Values, LimitKind Kind, bool IsScopedWildcard)
{
    /// <summary>The limit as a sentence.</summary>
    public string Why => Kind switch
    {
        LimitKind.Identity => $"{Key} admits only callers of fixed accounts{Scope}.",
        LimitKind.UserId => $"{Key} admits only fixed unique ids{Scope}.",
        LimitKind.Organization => $"{Key} admits only members of fixed organizations{Scope}.",
        LimitKind.Source => $"{Key} exists only when an AWS service calls, and names on whose behalf{Scope}.",
        LimitKind.AccessPoint => $"{Key} admits only requests through access points of fixed accounts{Scope}.",
        LimitKind.Network => $"{Key} admits only requests from fixed networks{Scope}.",
        LimitKind.KmsKey => $"{Key} is a header that the caller sets; AWS's documents disagree on whether it limits who.",
    };

    private string Scope => IsScopedWildcard ? ", with a wildcard inside them" : "";
}
