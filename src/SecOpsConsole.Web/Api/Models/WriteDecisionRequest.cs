namespace SecOpsConsole.Web.Api.Models;

/// <summary>A decision by which a policy is written.</summary>
/// <param name="ExpectedFingerprint">The <c>liveFingerprint</c> that was seen; when the live policy is another one by now, nothing is done.</param>
/// <param name="AcceptLockOut">Needed when the console could no longer manage the bucket afterwards: without it nothing is done, and the answer says why.</param>
/// <param name="Reason">Why; optional, at most 2,000 characters.</param>
public sealed record WriteDecisionRequest(string ExpectedFingerprint, bool AcceptLockOut = false, string? Reason = null);
