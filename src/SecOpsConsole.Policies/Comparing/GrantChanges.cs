namespace SecOpsConsole.Policies;

/// <summary>Finds the grants of one policy that the other one does not have.</summary>
internal static class GrantChanges
{
    private enum Standing
    {
        Same,
        OtherConditions,
        Missing,
    }

    /// <param name="changes">Where the changes go.</param>
    /// <param name="from">The policy whose grants are looked at.</param>
    /// <param name="other">The policy in which they are looked for.</param>
    /// <param name="coverage">Compares patterns and conditions.</param>
    /// <param name="widened">Old grants that were already told as widened.</param>
    /// <param name="isGain">True when <paramref name="from"/> is the newer policy.</param>
    public static void Add(
        List<AccessChange> changes, Grants from, Grants other, GrantCoverage coverage, HashSet<Grant> widened, bool isGain)
    {
        foreach (var grant in from.Allowed)
        {
            var counterparts = other.Allowed.FindAll(candidate => coverage.CoversWho(candidate, grant));
            foreach (var pair in EffectiveAccess.Pairs(grant))
            {
                if (coverage.IsExhausted)
                {
                    // What is left is not told: the doubt is.
                    return;
                }

                if (EffectiveAccess.IsDenied(grant, pair, from, coverage))
                {
                    continue;
                }

                var (standing, counterpart) = Stand(grant, pair, counterparts, other, coverage);
                if (standing == Standing.OtherConditions && isGain)
                {
                    widened.Add(counterpart!);
                }

                var told = standing == Standing.Same || (standing == Standing.OtherConditions && !isGain && widened.Contains(grant));
                if (!told)
                {
                    coverage.Tell(grant.OtherConditions);
                    changes.Add(Change(grant, pair, standing, counterpart, isGain) with
                    {
                        Remainder = standing == Standing.Missing ? Remainders.Of(grant, pair, other, coverage, isGain) : [],
                    });
                }
            }
        }
    }

    private static (Standing Standing, Grant? Counterpart) Stand(
        Grant grant, (string Action, string Resource) pair, List<Grant> counterparts, Grants other, GrantCoverage coverage)
    {
        Grant? underOthers = null;
        foreach (var counterpart in counterparts.TakeWhile(_ => !coverage.IsExhausted))
        {
            if (EffectiveAccess.CoversPair(counterpart, grant, pair, coverage) && !EffectiveAccess.IsDenied(grant, pair, other, coverage)
                && !IsDeniedCounterpart(counterpart, grant, pair, other, coverage))
            {
                if (coverage.CoversConditions(counterpart, grant))
                {
                    return (Standing.Same, counterpart);
                }

                underOthers ??= counterpart;
            }
        }

        return underOthers is null ? (Standing.Missing, null) : (Standing.OtherConditions, underOthers);
    }

    /// <summary>The counterpart is refused by a Deny on its own name.</summary>
    private static bool IsDeniedCounterpart(
        Grant counterpart, Grant grant, (string Action, string Resource) pair, Grants other, GrantCoverage coverage) =>
        counterpart.Principal != grant.Principal && EffectiveAccess.IsDenied(counterpart, pair, other, coverage);

    private static AccessChange Change(
        Grant grant, (string Action, string Resource) pair, Standing standing, Grant? counterpart, bool isGain)
    {
        var statement = grant.Statement;
        return new AccessChange
        {
            Kind = standing == Standing.Missing
                ? isGain ? AccessChangeKind.Gained : AccessChangeKind.Lost
                : isGain ? AccessChangeKind.Widened : AccessChangeKind.Narrowed,
            Who = [grant.Subject],
            Actions = statement.Actions.IsNegated ? statement.Actions.Patterns : [pair.Action],
            ActionsAreExceptions = statement.Actions.IsNegated,
            Resources = statement.Resources.IsNegated ? statement.Resources.Patterns : [pair.Resource],
            ResourcesAreExceptions = statement.Resources.IsNegated,
            Conditions = isGain || counterpart is null ? grant.OtherConditions : counterpart.OtherConditions,
            FormerConditions = counterpart is null ? [] : isGain ? counterpart.OtherConditions : grant.OtherConditions,
            Statement = isGain ? statement.Index : counterpart?.Statement.Index,
            FormerStatement = isGain ? counterpart?.Statement.Index : statement.Index,
        };
    }
}
