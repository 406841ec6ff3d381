namespace SecOpsConsole.Policies;

/// <summary>
/// Finds what a deleted user or role left behind in a policy. S3 prints such a principal as its unique id and takes no policy back that
/// holds one ("Invalid principal in policy"), so a version with it cannot be restored as it is.
/// </summary>
public static class StalePrincipals
{
    private const int ShortestId = 16;

    /// <summary>The unique ids (<c>AIDA…</c>, <c>AROA…</c>) that the policy names, each once; empty for no policy and for what cannot be read.</summary>
    /// <param name="policyText">The policy; null for none.</param>
    public static IReadOnlyList<string> In(string? policyText) => policyText is not null && PolicyDocument.Parse(policyText).Document is { } document
        ? [.. document.Statements.SelectMany(static statement => statement.Principal?.Entries ?? [])
            .Where(static entry => entry.Type == PrincipalType.Aws && IsUniqueId(entry.Value)).Select(static entry => entry.Value).Distinct(StringComparer.Ordinal)]
        : [];

    private static bool IsUniqueId(string value) =>
        value.Length >= ShortestId && (value.StartsWith("AIDA", StringComparison.Ordinal) || value.StartsWith("AROA", StringComparison.Ordinal))
        && value.All(static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c));
}
