namespace SecOpsConsole.Web.Api.Models;

/// <summary>A decision about a finding.</summary>
/// <param name="ExpectedFingerprint">The <c>liveFingerprint</c> that was seen; when the live policy is another one by now, nothing is done.</param>
/// <param name="Reason">Why; optional, at most 2,000 characters.</param>
public sealed record DecisionRequest(string ExpectedFingerprint, string? Reason = null);
