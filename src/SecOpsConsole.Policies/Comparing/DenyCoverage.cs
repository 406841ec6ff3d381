namespace SecOpsConsole.Policies;

/// <summary>Is a denial still in force in another policy?</summary>
internal static class DenyCoverage
{
    /// <summary>True only if everything that the statement refuses is refused by one of the others.</summary>
    public static bool IsKept(Statement deny, List<Statement> others, GrantCoverage coverage)
    {
        if (deny.Principal is not { } principal)
        {
            return false;
        }

        return principal.IsNegated
            ? others.Exists(other => other.Principal is { } set && (Everyone(set) || (set.IsNegated && coverage.HasAll(principal, set))) && Refuses(other, deny, coverage))
            : principal.Entries.All(entry => others.Exists(other => Names(other.Principal, entry, coverage) && Refuses(other, deny, coverage)));
    }

    /// <summary>The other denial asks for no more than this one, and covers its actions and resources.</summary>
    private static bool Refuses(Statement other, Statement deny, GrantCoverage coverage) =>
        other.Condition.Entries.All(wanted => coverage.IsImplied(wanted, deny.Condition.Entries))
        && (Patterns(other.Actions, deny.Actions, coverage, ignoreCase: true) || coverage.CoversExceptions(other.Actions, deny.Actions, ignoreCase: true))
        && (Patterns(other.Resources, deny.Resources, coverage, ignoreCase: false) || coverage.CoversExceptions(other.Resources, deny.Resources, ignoreCase: false));

    private static bool Patterns(PatternSet outer, PatternSet inner, GrantCoverage coverage, bool ignoreCase) =>
        !outer.IsNegated && !inner.IsNegated
        && inner.Patterns.All(pattern => outer.Patterns.Any(candidate => coverage.Covers(candidate, pattern, ignoreCase)));

    private static bool Everyone(PrincipalSet set) => set is { IsNegated: false, IsOpen: true };

    private static bool Names(PrincipalSet? set, PrincipalEntry entry, GrantCoverage coverage) =>
        set is { IsNegated: false } && coverage.Names(set, entry);
}
