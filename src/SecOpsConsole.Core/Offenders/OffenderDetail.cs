using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Offenders;

/// <summary>
/// Everything a repeat-offender finding's page shows. <paramref name="StateFingerprint"/> is what a quarantine or release is bound to:
/// the console's own policy as it is known to be; the finding's version is what settling is bound to.
/// </summary>
public sealed record OffenderDetail(
    Finding Finding,
    Principal Principal,
    IReadOnlyList<OffenceRow> Offences,
    string StateFingerprint,
    QuarantineChoice? Quarantined,
    RemediationAttempt? LatestAttempt,
    IReadOnlyList<FindingEvent> Timeline,
    IReadOnlyList<DenyToCopy> ToCopy,
    OffenderActions Actions);
