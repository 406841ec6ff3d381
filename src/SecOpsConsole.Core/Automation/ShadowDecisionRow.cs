using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Shadow;

namespace SecOpsConsole.Core.Automation;

/// <summary>One opinion of automatic mode beside what people decided.</summary>
public sealed record ShadowDecisionRow(
    long Id,
    long BucketId,
    string Bucket,
    long FindingId,
    string Title,
    string Check,
    string Fingerprint,
    DateTime AtUtc,
    AutomaticMode Mode,
    ShadowWould Would,
    RemediationActionId? Action,
    string? TargetFingerprint,
    HoldReason? HoldReason,
    string? Why,
    PersonDecision? Decision,
    string? DecidedBy,
    DateTime? DecidedUtc,
    DateTime? TakenBackUtc,
    ShadowAgreement Agreement);
