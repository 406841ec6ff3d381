namespace SecOpsConsole.Web.Api.Models;

/// <summary>An exception for one finding.</summary>
/// <param name="ExpectedFingerprint">The <c>liveFingerprint</c> that was seen; when the live policy is another one by now, nothing is done.</param>
/// <param name="Owner">The person or team that answers for the risk; at most 200 characters.</param>
/// <param name="Reason">Why the risk is accepted; at most 2,000 characters.</param>
/// <param name="ExpiresUtc">Until when; without it, the configured default.</param>
/// <param name="ExpectedHeldBack">True: Block Public Access was seen to hold it back; when it does not any more, nothing is done.</param>
public sealed record ExceptionRequest(string? ExpectedFingerprint, string Owner, string Reason, DateTime? ExpiresUtc = null, bool ExpectedHeldBack = false);
