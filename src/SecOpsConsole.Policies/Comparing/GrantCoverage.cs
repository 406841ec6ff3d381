namespace SecOpsConsole.Policies;

/// <summary>
/// Is everything that one grant gives already given by another? Each question is answered "no" unless the answer is certain.
/// </summary>
internal sealed class GrantCoverage(StepBudget budget)
{
    /// <summary>Everyone that <paramref name="inner"/> reaches is reached by <paramref name="outer"/>, conditions about how and when aside.</summary>
    public bool CoversWho(Grant outer, Grant inner) =>
        CoversPrincipal(outer, inner) && Implies(outer.SubjectConditions, inner);

    /// <summary>The conditions of <paramref name="outer"/> hold whenever those of <paramref name="inner"/> hold.</summary>
    public bool CoversConditions(Grant outer, Grant inner) => Implies(outer.OtherConditions, inner);

    public bool CoversAction(PatternSet outer, string action, bool isException) =>
        isException
            ? IsEverything(outer)
            : outer.IsNegated
                ? !outer.Patterns.Any(excluded => PatternOverlap.MayOverlap(excluded, action, budget, ignoreCase: true))
                : outer.Patterns.Any(pattern => Covers(pattern, action, ignoreCase: true));

    public bool CoversResource(PatternSet outer, string resource, bool isException) =>
        isException
            ? outer is { IsNegated: false } && outer.Patterns.Contains("*")
            : outer.IsNegated
                ? !outer.Patterns.Any(excluded => PatternOverlap.MayOverlap(excluded, resource, budget, ignoreCase: false))
                : outer.Patterns.Any(pattern => Covers(pattern, resource, ignoreCase: false));

    /// <summary>Two lists of exceptions: what the inner one leaves is left by the outer one too.</summary>
    public bool CoversExceptions(PatternSet outer, PatternSet inner, bool ignoreCase) =>
        outer.IsNegated && inner.IsNegated
        && outer.Patterns.All(excluded => inner.Patterns.Any(pattern => Covers(pattern, excluded, ignoreCase)));

    public bool Covers(string outer, string inner, bool ignoreCase) => Coverage.CoversOne(outer, inner, budget, ignoreCase);

    public bool MayOverlap(string left, string right, bool ignoreCase) => PatternOverlap.MayOverlap(left, right, budget, ignoreCase);

    private static bool IsEverything(PatternSet outer) =>
        !outer.IsNegated && outer.Patterns.Any(static pattern => pattern is "*" || pattern.Equals("s3:*", StringComparison.OrdinalIgnoreCase));

    private static bool CoversPrincipal(Grant outer, Grant inner)
    {
        if (outer.Exceptions is { } spared)
        {
            return inner.Exceptions is { } others && spared.Entries.All(others.Entries.Contains);
        }

        if (outer.Principal.IsEveryone)
        {
            // Whether "*" also stands for AWS services is nowhere said, so a service is only covered by itself.
            return inner.Principal.Type != PrincipalType.Service;
        }

        if (inner.Exceptions is not null || inner.Principal.IsEveryone)
        {
            return false;
        }

        return outer.Principal.Type == inner.Principal.Type && CoversName(outer.Principal, inner.Principal);
    }

    private static bool CoversName(PrincipalEntry outer, PrincipalEntry inner)
    {
        if (outer.Value == inner.Value)
        {
            return true;
        }

        if (outer.Type != PrincipalType.Aws || !Arn.IsRoot(outer.Value, out var account))
        {
            return false;
        }

        // An account stands for every principal in it.
        return Arn.IsRoot(inner.Value, out var other)
            ? account == other
            : Arn.TryParse(inner.Value, out var arn) && arn.Service is "iam" or "sts" && arn.Account.SequenceEqual(account);
    }

    /// <summary>Each of the conditions is implied by one of the inner grant's.</summary>
    private static bool Implies(IReadOnlyList<ConditionEntry> outer, Grant inner) =>
        outer.All(wanted => inner.Statement.Condition.Entries.Any(given => ConditionImplication.Holds(given, wanted)));
}
