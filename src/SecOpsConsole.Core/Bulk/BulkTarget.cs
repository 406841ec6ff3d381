using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Bulk;

/// <summary>A finding and what was seen of it: the decision is bound to exactly that.</summary>
public sealed record BulkTarget(FindingId Finding, string ExpectedFingerprint);
