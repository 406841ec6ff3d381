namespace SecOpsConsole.Policies;

/// <summary>
/// Finds the part of a changed access that is there on both sides, so that "lost every S3 action" does not hide that reading stayed.
/// </summary>
internal static class Remainders
{
    public static IReadOnlyList<AccessRemainder> Of(
        Grant grant, (string Action, string Resource) pair, Grants other, GrantCoverage coverage, bool isGain)
    {
        if (pair.Action.Length == 0 || pair.Resource.Length == 0)
        {
            return [];
        }

        var found = new List<AccessRemainder>();
        foreach (var candidate in other.Allowed.TakeWhile(_ => !coverage.IsExhausted))
        {
            // Before a gain, others had much that is not worth telling; after a loss it matters who keeps what.
            var related = candidate.Subject == grant.Subject
                || (!isGain && candidate.Subject.IsOutsider == grant.Subject.IsOutsider && (coverage.CoversWho(grant, candidate) || coverage.CoversWho(candidate, grant)));
            if (related && !candidate.Statement.Actions.IsNegated && !candidate.Statement.Resources.IsNegated)
            {
                found.AddRange(Shared(candidate, pair, other, coverage));
            }
        }

        return [.. found.Distinct()];
    }

    private static IEnumerable<AccessRemainder> Shared(
        Grant candidate, (string Action, string Resource) pair, Grants other, GrantCoverage coverage)
    {
        foreach (var (action, resource) in EffectiveAccess.Pairs(candidate).TakeWhile(_ => !coverage.IsExhausted))
        {
            var sharedAction = Narrower(action, pair.Action, coverage, ignoreCase: true);
            var sharedResource = Narrower(resource, pair.Resource, coverage, ignoreCase: false);
            if (sharedAction is not null && sharedResource is not null && !EffectiveAccess.IsDenied(candidate, (sharedAction, sharedResource), other, coverage))
            {
                yield return new AccessRemainder(candidate.Subject, sharedAction, sharedResource);
            }
        }
    }

    private static string? Narrower(string left, string right, GrantCoverage coverage, bool ignoreCase) =>
        coverage.Covers(left, right, ignoreCase) ? right : coverage.Covers(right, left, ignoreCase) ? left : null;
}
