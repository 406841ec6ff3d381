using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>A repeat offender: <c>stateFingerprint</c> goes back as <c>expectedFingerprint</c>, <c>version</c> as <c>expectedVersion</c>.</summary>
public sealed record OffenderResponse(
    long Id,
    int Version,
    string Title,
    Severity Severity,
    WorkflowStatus WorkflowStatus,
    RemediationStatus RemediationStatus,
    Resolution? Resolution,
    int ReopenedCount,
    string PrincipalArn,
    PrincipalClass PrincipalClass,
    string AccountId,
    string Name,
    DateTime? QuarantinedUtc,
    QuarantineChoice? Quarantined,
    string StateFingerprint,
    IReadOnlyList<OffenceRow> Offences,
    IReadOnlyList<DenyToCopy> ToCopy,
    AttemptResponse? LatestAttempt,
    OffenderActions Actions,
    string? Assignee,
    DateTime? DueUtc,
    DateTime EventUtc,
    DateTime FirstSeenUtc,
    DateTime UpdatedUtc,
    IReadOnlyList<TimelineResponse> Timeline)
{
    public static OffenderResponse From(OffenderDetail detail) => new(
        detail.Finding.Id, detail.Finding.Version, detail.Finding.Title, detail.Finding.Severity, detail.Finding.WorkflowStatus,
        detail.Finding.RemediationStatus, detail.Finding.Resolution, detail.Finding.ReopenedCount, detail.Principal.Arn, detail.Principal.Class,
        detail.Principal.AccountId, detail.Principal.Name, detail.Principal.QuarantinedUtc, detail.Quarantined, detail.StateFingerprint,
        detail.Offences, detail.ToCopy, AttemptResponse.From(detail.LatestAttempt), detail.Actions, detail.Finding.Assignee, detail.Finding.DueUtc,
        detail.Finding.EventUtc, detail.Finding.FirstSeenUtc, detail.Finding.UpdatedUtc, [.. detail.Timeline.Select(TimelineResponse.From)]);
}
