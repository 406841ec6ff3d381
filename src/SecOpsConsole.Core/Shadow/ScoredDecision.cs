using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Shadow;

/// <summary>One recorded opinion of automatic mode, as far as a scorecard needs it.</summary>
public sealed record ScoredDecision(
    long BucketId,
    string Check,
    string Fingerprint,
    DateTime AtUtc,
    ShadowWould Would,
    RemediationActionId? Action,
    PersonDecision? Decision,
    string? DecidedBy,
    bool TakenBack)
{
    public ShadowAgreement Agreement => ShadowComparison.Of(Would, Decision, TakenBack);
}
