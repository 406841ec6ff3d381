namespace SecOpsConsole.Web.Api.Models;

/// <summary>One finding of a bulk decision.</summary>
/// <param name="FindingId">The finding.</param>
/// <param name="ExpectedFingerprint">What was seen of it, as the preview gave it; empty for a finding without a policy.</param>
/// <param name="ExpectedHeldBack">True: Block Public Access was seen to hold it back; when it does not any more, it is not approved.</param>
public sealed record BulkItemRequest(long FindingId, string ExpectedFingerprint, bool ExpectedHeldBack = false);
