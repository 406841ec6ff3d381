using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Remediation.Actions;

/// <summary>Undo: writes back what was live before an earlier attempt, the weak policy included.</summary>
internal sealed class RestorePreImage : IRemediationAction
{
    public RemediationActionId Id => RemediationActionId.RestorePreImage;
    public string Label => "Undo";
    public FindingTransition WhenVerified => FindingTransition.Undo;
    public IReadOnlyList<string> RequiredIamActions { get; } = ["s3:DeleteBucketPolicy", "s3:GetBucketPolicy", "s3:PutBucketPolicy"];

    public RemediationPlan Plan(string owner, SubjectState target) => new(
        target.Text,
        $"The policy that was replaced comes back: {owner} is exposed again as it was before. The finding opens again and automatic mode pauses for this bucket.",
        "Revert or repair it again.");
}
