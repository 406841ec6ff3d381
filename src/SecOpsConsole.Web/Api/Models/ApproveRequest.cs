namespace SecOpsConsole.Web.Api.Models;

/// <summary>The approval of a live policy.</summary>
/// <param name="ExpectedFingerprint">The <c>liveFingerprint</c> that was seen; when the live policy is another one by now, nothing is done.</param>
/// <param name="Reason">Why; optional, at most 2,000 characters.</param>
/// <param name="ExpectedHeldBack">True: Block Public Access was seen to hold it back; when it does not any more, nothing is done.</param>
public sealed record ApproveRequest(string ExpectedFingerprint, string? Reason = null, bool ExpectedHeldBack = false);
