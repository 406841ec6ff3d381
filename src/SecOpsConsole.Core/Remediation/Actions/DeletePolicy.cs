using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Remediation.Actions;

/// <summary>Deletes the policy: the baseline is known to have been "no policy".</summary>
internal sealed class DeletePolicy : IRemediationAction
{
    public RemediationActionId Id => RemediationActionId.DeletePolicy;
    public string Label => "Delete policy";
    public FindingTransition WhenVerified => FindingTransition.Verify;
    public IReadOnlyList<string> RequiredIamActions { get; } = ["s3:DeleteBucketPolicy", "s3:GetBucketPolicy"];

    public RemediationPlan Plan(string owner, SubjectState target) => new(
        target.Text is null ? null : throw new ArgumentException("The target has a policy; it is put, not deleted.", nameof(target)),
        $"The policy of {owner} is deleted: the bucket had none before, and only its own account reaches it.",
        "Undo writes back exactly the policy that is live now.");
}
