using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Findings;

/// <summary>
/// Everything a finding's page shows. <paramref name="LiveFingerprint"/> is the fingerprint the next decision is bound to;
/// the texts are those of the live version, the judged one and the baseline (null text: the bucket has or had no policy).
/// </summary>
public sealed record FindingDetail(
    Finding Finding,
    Bucket Bucket,
    string? LiveFingerprint,
    PolicyVersion? Live,
    PolicyVersion? Judged,
    PolicyVersion? Baseline,
    RemediationAttempt? LatestAttempt,
    IReadOnlyList<FindingEvent> Timeline,
    FindingActions Actions,
    IReadOnlyList<AttemptRow> Attempts,
    BlockChoice FormerBlock)
{
    /// <summary>What people decided about it that wrote nothing to AWS, newest first.</summary>
    public IReadOnlyList<DecisionRow> Decisions { get; init; } = [];

    /// <summary>Block Public Access keeps everybody out whom the live policy lets in.</summary>
    public bool HeldBack => ApprovalDecision.IsHeldBack(Bucket, Live);

    /// <summary>What Macie told of it so far; null when it is not Macie's. What is accepted is bound to it.</summary>
    public string? MacieTold => Finding.Source == FindingSource.Macie ? Intake.MacieContent.Of(Finding) : null;

    /// <summary>What is known of Macie where the bucket is.</summary>
    public MacieReconciled Macie { get; init; } = MacieReconciled.Never;

    /// <summary>What Macie told of it beside its title; null when it is not Macie's, or no stored event told what counts now.</summary>
    public MacieResult? MacieResult { get; init; }
}
