using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>Who gained or lost what, as sentences.</summary>
public static class WhatChanged
{
    /// <summary>From the baseline to the policy that was judged; none for a finding that is not about a policy.</summary>
    public static IReadOnlyList<AccessLine> Of(FindingDetail detail) =>
        detail.Finding.Category != FindingCategory.Policy || detail.Judged is null
            ? []
            : Between(detail.Baseline?.Text, detail.Judged.Text, detail.Bucket.AccountId, detail.Bucket.Name);

    public static IReadOnlyList<AccessLine> Between(string? before, string? after, string accountId, string? bucket) =>
        AccessLine.Of(AccessDiff.Compare(before, after, new JudgeContext { BucketAccount = accountId, BucketName = bucket }), AccessTense.Happened);
}
