using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Evidence;

/// <summary>Everything that a bundle tells, read on one snapshot up to <paramref name="Head"/>.</summary>
/// <param name="Head">The row of the record that says that the bundle was taken.</param>
/// <param name="Finding">The finding.</param>
/// <param name="Bucket">Its bucket; null for a finding about a principal.</param>
/// <param name="Versions">The baseline, what was judged, what is live, and what the attempts replaced and wrote.</param>
/// <param name="Attempts">What was done in AWS about it.</param>
/// <param name="Events">What arrived on the webhook about its bucket in its time.</param>
/// <param name="Timeline">Its rows of the audit record.</param>
/// <param name="LeftOut">What is not in it, in words.</param>
internal sealed record EvidenceContent(
    AuditHead Head, DateTime AtUtc, Finding Finding, Bucket? Bucket, IReadOnlyList<PolicyVersion> Versions, IReadOnlyList<RemediationAttempt> Attempts,
    IReadOnlyList<InboxEvent> Events, IReadOnlyList<FindingEvent> Timeline, IReadOnlyList<string> LeftOut);
