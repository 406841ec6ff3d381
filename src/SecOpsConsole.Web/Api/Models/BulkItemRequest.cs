namespace SecOpsConsole.Web.Api.Models;

/// <summary>One finding of a bulk decision.</summary>
/// <param name="FindingId">The finding.</param>
/// <param name="ExpectedFingerprint">What was seen of it, as the preview gave it; empty for a finding without a policy.</param>
public sealed record BulkItemRequest(long FindingId, string ExpectedFingerprint);
