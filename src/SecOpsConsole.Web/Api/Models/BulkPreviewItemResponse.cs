namespace SecOpsConsole.Web.Api.Models;

/// <summary>One finding: <c>expectedFingerprint</c> and <c>heldBack</c> (as <c>expectedHeldBack</c>) go back with the decision; without the former, <c>whyNot</c> says why it cannot be taken.</summary>
public sealed record BulkPreviewItemResponse(long FindingId, string Subject, string? ExpectedFingerprint, bool HeldBack, string? WhyNot);
