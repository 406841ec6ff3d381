using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Bulk;

/// <summary>A finding and what was seen of it: the decision is bound to exactly that.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="ExpectedFingerprint">The live state that was seen; empty when there is none to bind to.</param>
/// <param name="HeldBack">Block Public Access was seen to hold the policy back.</param>
public sealed record BulkTarget(FindingId Finding, string ExpectedFingerprint, bool HeldBack = false);
