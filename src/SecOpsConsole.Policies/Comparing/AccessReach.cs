namespace SecOpsConsole.Policies;

/// <summary>
/// Decides whether a policy may let somebody outside the bucket's account do more than another one does. Automatic mode relies on it,
/// so the answer is "yes, it widens" whenever the contrary is not certain. It speaks of bucket policies alone: ACLs, access points
/// and Block Public Access are judged elsewhere.
/// </summary>
public static class AccessReach
{
    /// <summary>
    /// False only if it is certain that strangers, other accounts and services acting for others can do nothing under
    /// <paramref name="after"/> that they could not do under <paramref name="before"/>.
    /// </summary>
    /// <param name="before">The policy that is replaced; null for none.</param>
    /// <param name="after">The policy that takes its place; null for none.</param>
    /// <param name="context">The bucket's owner.</param>
    public static bool WidensForOutsiders(string? before, string? after, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return WidensForOutsiders(before, after, context, new StepBudget((before?.Length ?? 0) + (after?.Length ?? 0)));
    }

    internal static bool WidensForOutsiders(string? before, string? after, JudgeContext context, StepBudget budget)
    {
        var young = Grants.Of(after, context);
        if (!young.IsCertain)
        {
            return true;
        }

        var outside = young.Allowed.FindAll(static grant => !grant.IsInside && grant.Subject.Kind != AccessSubjectKind.Service);
        if (outside.Count == 0)
        {
            return false;
        }

        var old = Grants.Of(before, context);
        var coverage = new GrantCoverage(budget, old.SpeaksLike(young));
        return !old.IsCertain
            || outside.Exists(grant => coverage.IsExhausted || !IsCovered(grant, old, young, coverage))
            || old.Denied.Exists(deny => Spares(deny, outside, young, context, coverage))
            || coverage.IsExhausted;
    }

    private static bool IsCovered(Grant grant, Grants old, Grants young, GrantCoverage coverage)
    {
        if (EffectiveAccess.IsDenied(grant, young, coverage))
        {
            return true;
        }

        var givers = old.Allowed.FindAll(candidate => coverage.CoversWho(candidate, grant) && coverage.CoversConditions(candidate, grant));
        return givers.Exists(giver => EffectiveAccess.CoversAll(giver, grant, coverage));
    }

    /// <summary>A Deny of the old policy that may have held one of the outsiders back is not kept by the new one.</summary>
    private static bool Spares(Statement deny, List<Grant> outside, Grants young, JudgeContext context, GrantCoverage coverage)
    {
        if (deny.Principal is { IsNegated: false } named && named.Entries.All(entry => IsOwn(entry, context)))
        {
            return false;
        }

        return outside.Exists(grant => EffectiveAccess.MayTouch(deny, grant, coverage))
            && !DenyCoverage.IsKept(deny, young.Denied, coverage);
    }

    private static bool IsOwn(PrincipalEntry entry, JudgeContext context) =>
        entry.Type == PrincipalType.Aws
        && (entry.Value == context.BucketAccount || (Arn.TryParse(entry.Value, out var arn) && arn.Account.SequenceEqual(context.BucketAccount)));
}
