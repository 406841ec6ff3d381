using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>What a finding's change means: who gained or lost what between the baseline and the policy that was judged.</summary>
public static class AccessChange
{
    public static IReadOnlyList<string> Of(FindingDetail detail)
    {
        if (detail.Finding.Category != FindingCategory.Policy || detail.Judged is null)
        {
            return [];
        }
        return Between(detail.Baseline?.Text, detail.Judged.Text, detail.Bucket.AccountId, detail.Bucket.Name);
    }

    public static IReadOnlyList<string> Between(string? before, string? after, string accountId, string bucket)
    {
        var judge = new PolicyJudge(new JudgeContext { BucketAccount = accountId, BucketName = bucket });
        var (old, now) = (Grants(judge, before), Grants(judge, after));
        return
        [
            .. now.Except(old, StringComparer.Ordinal).Select(grant => $"New: {grant}"),
            .. old.Except(now, StringComparer.Ordinal).Select(grant => $"No longer: {grant}"),
        ];
    }

    private static List<string> Grants(PolicyJudge judge, string? text) =>
        [.. judge.JudgeText(text).Statements.Where(s => s.Class != StatementClass.Deny && s.NeutralisedBy.Count == 0).Select(s => s.Explanation)];
}
