using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Remediation.Actions;

/// <summary>Switches Block Public Access of the bucket fully on, now; the policy stays and is decided on later.</summary>
internal sealed class Contain : IRemediationAction
{
    public RemediationActionId Id => RemediationActionId.BlockPublicAccess;
    public string Label => "Contain";
    public FindingTransition WhenVerified => FindingTransition.Contain;
    // PutBucketPublicAccessBlock covers the deletion too (S3 API, DeletePublicAccessBlock).
    public IReadOnlyList<string> RequiredIamActions { get; } = ["s3:GetBucketPublicAccessBlock", "s3:PutBucketPublicAccessBlock"];

    public RemediationPlan Plan(string owner, SubjectState target) => new(
        target.Text,
        $"Block Public Access of {owner} goes fully on: nobody outside its account reaches it through a public policy or ACL any more. The policy stays as it is, and the finding stays open until you decide about it.",
        "Undo restores exactly the settings that are there now.");
}
