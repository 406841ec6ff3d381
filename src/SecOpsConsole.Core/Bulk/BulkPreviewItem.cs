using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Bulk;

/// <summary>What a decision would do to one finding; without a preview <paramref name="WhyNot"/> says why it cannot be taken.</summary>
/// <param name="FindingId">The finding.</param>
/// <param name="BucketId">Its bucket; null for a finding about a user or role.</param>
/// <param name="Subject">The bucket's name.</param>
/// <param name="Preview">Its effect; the fingerprint in it goes back with the decision.</param>
/// <param name="WhyNot">One sentence.</param>
public sealed record BulkPreviewItem(long FindingId, long? BucketId, string Subject, RemediationPreview? Preview, string? WhyNot);
