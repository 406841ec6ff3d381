namespace SecOpsConsole.Policies;

/// <summary>
/// Is everything that one grant gives already given by another? Each question is answered "no" unless the answer is certain. Every look at a
/// pair takes from the budget, not only patterns: whoever loops over pairs asks <see cref="IsExhausted"/> and stops.
/// </summary>
/// <param name="budget">What it may take.</param>
/// <param name="sameLanguage">Both policies are of one Version; else <c>${…}</c> is a variable in one and text in the other, and equal texts prove nothing.</param>
internal sealed class GrantCoverage(StepBudget budget, bool sameLanguage)
{
    /// <summary>Texts are compared and searched much faster than patterns.</summary>
    private const int CharactersPerStep = 32;

    /// <summary>Nothing can be answered any more.</summary>
    public bool IsExhausted => budget.IsExhausted;

    /// <summary>Everyone that <paramref name="inner"/> reaches is reached by <paramref name="outer"/>, conditions about how and when aside.</summary>
    public bool CoversWho(Grant outer, Grant inner) =>
        budget.Take() && CoversPrincipal(outer, inner) && Implies(outer.SubjectConditions, inner);

    /// <summary>The conditions of <paramref name="outer"/> hold whenever those of <paramref name="inner"/> hold.</summary>
    public bool CoversConditions(Grant outer, Grant inner) => Implies(outer.OtherConditions, inner);

    public bool CoversAction(PatternSet outer, string action, bool isException) =>
        isException
            ? IsEverything(outer)
            : outer.IsNegated
                ? !outer.Patterns.Any(excluded => MayOverlap(excluded, action, ignoreCase: true))
                : outer.Patterns.Any(pattern => Covers(pattern, action, ignoreCase: true));

    public bool CoversResource(PatternSet outer, string resource, bool isException) =>
        isException
            ? outer is { IsNegated: false } && budget.Take(outer.Patterns.Count) && outer.Patterns.Contains("*")
            : outer.IsNegated
                ? !outer.Patterns.Any(excluded => MayOverlap(excluded, resource, ignoreCase: false))
                : outer.Patterns.Any(pattern => Covers(pattern, resource, ignoreCase: false));

    /// <summary>Two lists of exceptions: what the inner one leaves is left by the outer one too.</summary>
    public bool CoversExceptions(PatternSet outer, PatternSet inner, bool ignoreCase) =>
        outer.IsNegated && inner.IsNegated
        && outer.Patterns.All(excluded => inner.Patterns.Any(pattern => Covers(pattern, excluded, ignoreCase)));

    public bool Covers(string outer, string inner, bool ignoreCase) =>
        (sameLanguage || !outer.Contains("${", StringComparison.Ordinal))
        && budget.Take(1 + ((outer.Length + inner.Length) / CharactersPerStep)) && Coverage.CoversOne(outer, inner, budget, ignoreCase);

    public bool MayOverlap(string left, string right, bool ignoreCase) =>
        !budget.Take(1 + ((left.Length + right.Length) / CharactersPerStep)) || PatternOverlap.MayOverlap(left, right, budget, ignoreCase);

    /// <summary>The wanted condition holds whenever all of the given ones do.</summary>
    public bool IsImplied(ConditionEntry wanted, IReadOnlyList<ConditionEntry> given) => given.Any(entry =>
        budget.Take(1 + (entry.NormalKey == wanted.NormalKey ? (long)entry.Values.Count * wanted.Values.Count : 0)) && ConditionImplication.Holds(entry, wanted));

    /// <summary>A change is told: joining it to others takes time with the length of its conditions.</summary>
    public void Tell(IReadOnlyList<ConditionEntry> conditions) =>
        budget.Take(1 + conditions.Sum(static entry => entry.NormalKey.Length + entry.Values.Sum(static value => (long)value.Length)));

    /// <summary>The list is for everybody, or has this very principal.</summary>
    public bool Names(PrincipalSet set, PrincipalEntry entry) => budget.Take(set.Entries.Count) && (set.IsOpen || set.Entries.Contains(entry));

    /// <summary>Every principal of the inner list is on the outer one.</summary>
    public bool HasAll(PrincipalSet outer, PrincipalSet inner) =>
        inner.Entries.All(entry => budget.Take(outer.Entries.Count) && outer.Entries.Contains(entry));

    private bool IsEverything(PatternSet outer) =>
        !outer.IsNegated && budget.Take(outer.Patterns.Count) && outer.Patterns.Any(static pattern => pattern is "*" || pattern.Equals("s3:*", StringComparison.OrdinalIgnoreCase));

    private bool CoversPrincipal(Grant outer, Grant inner)
    {
        if (outer.Exceptions is { } spared)
        {
            return inner.Exceptions is { } others && HasAll(others, spared);
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
    private bool Implies(IReadOnlyList<ConditionEntry> outer, Grant inner) =>
        outer.All(wanted => IsImplied(wanted, inner.Statement.Condition.Entries));
}
