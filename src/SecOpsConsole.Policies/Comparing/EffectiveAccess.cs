namespace SecOpsConsole.Policies;

/// <summary>What is left of a grant after the Deny statements beside it, and how it compares to other grants.</summary>
internal static class EffectiveAccess
{
    /// <summary>Actions and resources of a grant; an element with Not stands as one entry of its own.</summary>
    public static IEnumerable<(string Action, string Resource)> Pairs(Grant grant)
    {
        var actions = grant.Statement.Actions.IsNegated ? [""] : grant.Statement.Actions.Patterns.Distinct(StringComparer.OrdinalIgnoreCase);
        var resources = grant.Statement.Resources.IsNegated ? [""] : grant.Statement.Resources.Patterns.Distinct(StringComparer.Ordinal).ToArray();
        foreach (var action in actions)
        {
            foreach (var resource in resources)
            {
                yield return (action, resource);
            }
        }
    }

    public static bool CoversPair(Grant outer, Grant inner, (string Action, string Resource) pair, GrantCoverage coverage) =>
        CoversAction(outer.Statement.Actions, inner.Statement.Actions, pair.Action, coverage)
        && CoversResource(outer.Statement.Resources, inner.Statement.Resources, pair.Resource, coverage);

    /// <summary>Every action and every resource of the inner grant, so every pair of them.</summary>
    public static bool CoversAll(Grant outer, Grant inner, GrantCoverage coverage)
    {
        IReadOnlyList<string> actions = inner.Statement.Actions.IsNegated ? [""] : inner.Statement.Actions.Patterns;
        IReadOnlyList<string> resources = inner.Statement.Resources.IsNegated ? [""] : inner.Statement.Resources.Patterns;
        return actions.All(action => CoversAction(outer.Statement.Actions, inner.Statement.Actions, action, coverage))
            && resources.All(resource => CoversResource(outer.Statement.Resources, inner.Statement.Resources, resource, coverage));
    }

    public static bool IsDenied(Grant grant, Grants policy, GrantCoverage coverage) =>
        Pairs(grant).All(pair => IsDenied(grant, pair, policy, coverage));

    /// <summary>An unconditional Deny for everyone, or for this very principal, takes the pair away.</summary>
    public static bool IsDenied(Grant grant, (string Action, string Resource) pair, Grants policy, GrantCoverage coverage) =>
        policy.Denied.Exists(deny =>
            deny is { Condition.IsEmpty: true, Actions.IsNegated: false, Resources.IsNegated: false, Principal: { IsNegated: false } principal }
            && coverage.Names(principal, grant.Principal)
            && coverage.CoversAction(deny.Actions, pair.Action.Length == 0 || pair.Action == "*" ? "s3:*" : pair.Action, isException: false)
            && coverage.CoversResource(deny.Resources, pair.Resource.Length == 0 ? "*" : pair.Resource, isException: false));

    /// <summary>The Deny may refuse something that the grant gives.</summary>
    public static bool MayTouch(Statement deny, Grant grant, GrantCoverage coverage) =>
        MayOverlap(deny.Actions, grant.Statement.Actions, coverage, ignoreCase: true)
        && MayOverlap(deny.Resources, grant.Statement.Resources, coverage, ignoreCase: false);

    private static bool MayOverlap(PatternSet left, PatternSet right, GrantCoverage coverage, bool ignoreCase) =>
        left.IsNegated || right.IsNegated
        || left.Patterns.Any(one => right.Patterns.Any(other => coverage.MayOverlap(one, other, ignoreCase)));

    private static bool CoversAction(PatternSet outer, PatternSet inner, string action, GrantCoverage coverage) =>
        coverage.CoversAction(outer, action == "*" ? "s3:*" : action, inner.IsNegated)
        || (inner.IsNegated && coverage.CoversExceptions(outer, inner, ignoreCase: true));

    private static bool CoversResource(PatternSet outer, PatternSet inner, string resource, GrantCoverage coverage) =>
        coverage.CoversResource(outer, resource, inner.IsNegated)
        || (inner.IsNegated && coverage.CoversExceptions(outer, inner, ignoreCase: false));
}
