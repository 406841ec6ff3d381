namespace SecOpsConsole.Web.Api.Models;

/// <summary>A finding that is wrong.</summary>
/// <param name="ExpectedFingerprint">The <c>liveFingerprint</c> that was seen; when the live policy is another one by now, nothing is done.</param>
/// <param name="Reason">Why the check is wrong; at most 2,000 characters.</param>
/// <param name="ExpectedHeldBack">True: Block Public Access was seen to hold it back; when it does not any more, nothing is done.</param>
public sealed record FalsePositiveRequest(string? ExpectedFingerprint, string Reason, bool ExpectedHeldBack = false);
