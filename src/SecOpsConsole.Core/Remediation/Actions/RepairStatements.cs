using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Remediation.Actions;

/// <summary>Takes out only what lets everybody in; every other byte of the policy stays. Deletes it when nothing would be left.</summary>
internal sealed class RepairStatements : IRemediationAction
{
    public RemediationActionId Id => RemediationActionId.RepairStatements;
    public string Label => "Repair policy";
    public FindingTransition WhenVerified => FindingTransition.VerifyRepair;
    public IReadOnlyList<string> RequiredIamActions { get; } = ["s3:DeleteBucketPolicy", "s3:GetBucketPolicy", "s3:PutBucketPolicy"];

    public RemediationPlan Plan(string owner, SubjectState target) => new(
        target.Text,
        target.Text is null
            ? $"The policy of {owner} is deleted, because nothing of it would be left: then only the bucket's own account reaches it."
            : $"What lets everybody in is taken out of the policy of {owner}; everything else in it stays as it is.",
        "Undo writes back exactly the policy that is live now.");
}
