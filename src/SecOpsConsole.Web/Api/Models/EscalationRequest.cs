namespace SecOpsConsole.Web.Api.Models;

/// <summary>A hand-over of a finding.</summary>
/// <param name="Assignee">To whom; at most 200 characters.</param>
/// <param name="Reason">Why; optional, at most 2,000 characters.</param>
/// <param name="ExpectedFingerprint">The <c>liveFingerprint</c> that was seen; optional here, because nothing is written to AWS.</param>
/// <param name="DueUtc">Until when; optional.</param>
public sealed record EscalationRequest(string Assignee, string? Reason = null, string? ExpectedFingerprint = null, DateTime? DueUtc = null);
