using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Remediation.Actions;

/// <summary>Puts the newest accepted policy back, exactly as AWS once returned it.</summary>
internal sealed class RevertToBaseline : IRemediationAction
{
    public RemediationActionId Id => RemediationActionId.RevertToBaseline;
    public string Label => "Revert to baseline";
    public FindingTransition WhenVerified => FindingTransition.Verify;
    public IReadOnlyList<string> RequiredIamActions { get; } = ["s3:GetBucketPolicy", "s3:PutBucketPolicy"];

    public RemediationPlan Plan(string owner, SubjectState target) => new(
        target.Text ?? throw new ArgumentException("A baseline without a policy is restored by deleting the policy.", nameof(target)),
        $"The policy of {owner} becomes the baseline again.",
        "Undo writes back exactly the policy that is live now.");
}
