using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>One finding with what a decision needs: <c>liveFingerprint</c> goes back as <c>expectedFingerprint</c>. <c>macie</c>: what a finding of Macie says beyond its title.</summary>
public sealed record FindingResponse(
    long Id,
    string Bucket,
    string AccountId,
    string Region,
    FindingCategory Category,
    FindingSource Source,
    string Check,
    Severity Severity,
    Severity JudgedSeverity,
    string? ExposedData,
    string? SensitiveData,
    string Title,
    WorkflowStatus WorkflowStatus,
    RecordState RecordState,
    ComplianceStatus ComplianceStatus,
    RemediationStatus RemediationStatus,
    Resolution? Resolution,
    HoldReason? HoldReason,
    int ReopenedCount,
    AutomaticMode Mode,
    ActorResponse Actor,
    string? Assignee,
    string? EscalationReason,
    DateTime? DueUtc,
    DateTime EventUtc,
    DateTime FirstSeenUtc,
    DateTime UpdatedUtc,
    DateTime? ExposedFromUtc,
    DateTime? ExposedUntilUtc,
    DateTime? ResolvedUtc,
    string? LiveFingerprint,
    string? JudgedFingerprint,
    string? BaselineFingerprint,
    BlockResponse Block,
    string? Encryption,
    MacieResult? Macie,
    AttemptResponse? LatestAttempt,
    FindingActions Actions,
    IReadOnlyList<ActionResponse> Attempts,
    IReadOnlyList<DecisionRow> Decisions,
    IReadOnlyList<TimelineResponse> Timeline)
{
    public static FindingResponse From(FindingDetail detail)
    {
        var (finding, bucket) = (detail.Finding, detail.Bucket);
        return new FindingResponse(
            finding.Id, bucket.Name, bucket.AccountId, bucket.Region, finding.Category, finding.Source, finding.Check, finding.Severity,
            finding.JudgedSeverity, finding.ExposedData, Sensitivity.SummaryOf(bucket.SensitiveData),
            finding.Title, finding.WorkflowStatus, finding.RecordState, finding.ComplianceStatus, finding.RemediationStatus,
            finding.Resolution, finding.HoldReason, finding.ReopenedCount, bucket.Mode, ActorResponse.From(finding.Actor),
            finding.Assignee, finding.EscalationReason, finding.DueUtc, finding.EventUtc, finding.FirstSeenUtc, finding.UpdatedUtc,
            finding.ExposedFromUtc, finding.ExposedUntilUtc, finding.ResolvedUtc, detail.LiveFingerprint, finding.Fingerprint,
            detail.Baseline?.Fingerprint, BlockResponse.From(bucket, detail.FormerBlock), bucket.Encryption, detail.MacieResult, AttemptResponse.From(detail.LatestAttempt), detail.Actions,
            [.. detail.Attempts.Select(ActionResponse.From)],
            detail.Decisions,
            [.. detail.Timeline.Select(TimelineResponse.From)]);
    }
}
