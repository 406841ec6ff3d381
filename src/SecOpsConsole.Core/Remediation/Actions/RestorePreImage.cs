using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Remediation.Actions;

/// <summary>Undo: writes back what was live before an earlier attempt, the weak policy included.</summary>
internal sealed class RestorePreImage : IRemediationAction
{
    public RemediationActionId Id => RemediationActionId.RestorePreImage;
    public string Label => "Undo";
    public FindingTransition WhenVerified => FindingTransition.Undo;
    public IReadOnlyList<string> RequiredIamActions { get; } = ["s3:DeleteBucketPolicy", "s3:GetBucketPolicy", "s3:PutBucketPolicy"];

    public RemediationPlan Plan(string bucketName, PolicyVersion target) => new(
        target.Text,
        $"The policy that was replaced comes back: {bucketName} is exposed again as it was before. The finding opens again and automatic mode pauses for this bucket.",
        "Revert or repair it again.");

    public Task<AwsAnswer<Written>> ExecuteAsync(IBucketPolicyGateway gateway, BucketRef bucket, string? text, long attemptId, CancellationToken cancellationToken) =>
        text is null
            ? gateway.DeletePolicyAsync(bucket, attemptId, cancellationToken)
            : gateway.PutPolicyAsync(bucket, text, attemptId, cancellationToken);
}
