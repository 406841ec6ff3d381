namespace SecOpsConsole.Web.Api.Models;

/// <summary>One finding: <c>expectedFingerprint</c> goes back with the decision; without one, <c>whyNot</c> says why it cannot be taken.</summary>
public sealed record BulkPreviewItemResponse(long FindingId, string Subject, string? ExpectedFingerprint, string? WhyNot);
