using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Shadow;

/// <summary>
/// How often automatic mode and people agreed. Pure. What was decided at once about one content of one bucket counts once, however many
/// findings it had: three findings of one policy are not three pieces of evidence.
/// </summary>
public sealed record ShadowScore
{
    private ShadowScore() { }

    public int Agreed { get; private init; }
    public int Harmless { get; private init; }
    public int Dangerous { get; private init; }
    public int Undecided { get; private init; }

    /// <summary>What automatic mode would have changed and people decided about.</summary>
    public int WritesDecided { get; private init; }
    public IReadOnlyList<DangerousDecisions> Danger { get; private init; } = [];

    /// <summary>What people decided about.</summary>
    public int Decided => Agreed + Harmless + Dangerous;
    public int Total => Decided + Undecided;

    /// <summary>
    /// With no dangerous decision among those it would have acted on, so many percent of such decisions could still be dangerous
    /// (95 % confidence, exact binomial bound); 100 when there is nothing to go by.
    /// </summary>
    public int CouldStillBeWrongPercent => WritesDecided == 0
        ? 100
        : (int)Math.Ceiling(100 * (1 - Math.Pow(0.05, 1.0 / WritesDecided)));

    public static ShadowScore Of(IEnumerable<ScoredDecision> decisions)
    {
        var worst = decisions.GroupBy(d => (d.BucketId, d.Fingerprint, d.AtUtc))
            .Select(group => group.MaxBy(d => Weight(d.Agreement))!).ToList();
        return new ShadowScore
        {
            Agreed = worst.Count(d => d.Agreement == ShadowAgreement.Agree),
            Harmless = worst.Count(d => d.Agreement == ShadowAgreement.Harmless),
            Dangerous = worst.Count(d => d.Agreement == ShadowAgreement.Dangerous),
            Undecided = worst.Count(d => d.Agreement == ShadowAgreement.Undecided),
            WritesDecided = worst.Count(d => d.Would == ShadowWould.Write && d.Agreement != ShadowAgreement.Undecided),
            Danger = [.. worst.Where(d => d.Agreement == ShadowAgreement.Dangerous)
                .GroupBy(d => (Action: d.Action ?? RemediationActionId.RevertToBaseline, Decision: d.Decision!.Value, Who: d.DecidedBy ?? "somebody"))
                .Select(group => new DangerousDecisions(group.Key.Action, group.Key.Decision, group.Key.Who, group.Count()))
                .OrderByDescending(danger => danger.Count).ThenBy(danger => danger.Who, StringComparer.Ordinal).ThenBy(danger => danger.Decision)],
        };
    }

    /// <summary>Of several findings of one content the worst counts, and a decision counts before none.</summary>
    private static int Weight(ShadowAgreement agreement) => agreement switch
    {
        ShadowAgreement.Undecided => 0,
        ShadowAgreement.Agree => 1,
        ShadowAgreement.Harmless => 2,
        ShadowAgreement.Dangerous => 3,
    };
}
