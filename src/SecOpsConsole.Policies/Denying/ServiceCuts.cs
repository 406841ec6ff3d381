namespace SecOpsConsole.Policies;

/// <summary>
/// Finds the AWS services that a new policy would cut off: each grant to a service that is bound to fixed sources, and each grant to a
/// service that delivers records. A grant counts as kept only when that is certain.
/// </summary>
public static class ServiceCuts
{
    /// <summary>Compares two policies; null stands for "no policy". Never throws.</summary>
    /// <param name="before">The policy that is replaced.</param>
    /// <param name="after">The policy that takes its place.</param>
    /// <param name="context">The bucket's owner.</param>
    public static IReadOnlyList<ServiceCut> Of(string? before, string? after, JudgeContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var old = Grants.Of(before, context);
        var services = old.Allowed.FindAll(static grant => grant.Principal.Type == PrincipalType.Service);
        if (services.Count == 0)
        {
            return [];
        }

        var young = Grants.Of(after, context);
        var budget = new StepBudget((before?.Length ?? 0) + (after?.Length ?? 0));
        var coverage = new GrantCoverage(budget, old.SpeaksLike(young));
        var fresh = NewDenials(old, young, coverage);
        var cuts = new List<ServiceCut>();
        foreach (var grant in services)
        {
            var records = LogDelivery.RecordsOf(grant.Principal.Value) is not null;
            var isSound = grant.Verdict.Class == StatementClass.AwsService || grant.Subject.Kind == AccessSubjectKind.Service;
            if ((records || isSound) && !EffectiveAccess.IsDenied(grant, old, coverage)
                && (!young.IsCertain || budget.IsExhausted || !IsKept(grant, isSound, young, fresh, coverage, budget)))
            {
                cuts.Add(new ServiceCut(grant.Principal.Value, grant.Verdict.Statement.Label, grant.Statement.Actions.Patterns, records));
            }
        }

        return cuts;
    }

    private static bool IsKept(Grant grant, bool isSound, Grants young, List<Statement> fresh, GrantCoverage coverage, StepBudget budget) =>
        EffectiveAccess.Pairs(grant).All(pair => young.Allowed.Exists(other =>
            // What was open to every customer of a service may become bound to our own sources; what was bound must stay as it was.
            other.Principal == grant.Principal && (!isSound || coverage.CoversConditions(other, grant))
            && EffectiveAccess.CoversPair(other, grant, pair, coverage)))
        && !fresh.Exists(deny => MayStop(deny, grant, coverage, budget));

    private static List<Statement> NewDenials(Grants old, Grants young, GrantCoverage coverage) =>
        young.Denied.FindAll(deny => !DenyCoverage.IsKept(deny, old.Denied, coverage));

    private static bool MayStop(Statement deny, Grant grant, GrantCoverage coverage, StepBudget budget) =>
        EffectiveAccess.MayTouch(deny, grant, coverage)
        && Names(deny.Principal, grant.Principal)
        && KnownConditions.Hold(deny, key => KeyOf(key, grant.Principal.Value), budget) != DenyCertainty.No;

    private static bool Names(PrincipalSet? principal, PrincipalEntry service) => principal switch
    {
        null => true,
        { IsNegated: true } spared => !spared.Entries.Contains(service),
        _ => principal.Entries.Any(entry => entry.IsEveryone || entry == service),
    };

    /// <summary>A service calls over TLS, with its own identity, and belongs to no account or organization of ours.</summary>
    private static KnownKey KeyOf(string normalKey, string service) => normalKey switch
    {
        "aws:securetransport" or "aws:principalisawsservice" => KnownKey.Of("true"),
        "aws:principalservicename" => KnownKey.Of(service),
        "aws:viaawsservice" => KnownKey.Of("false"),
        _ => KnownKey.Unknown,
    };
}
