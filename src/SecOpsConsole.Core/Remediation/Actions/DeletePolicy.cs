using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Remediation.Actions;

/// <summary>Deletes the policy: the baseline is known to have been "no policy".</summary>
internal sealed class DeletePolicy : IRemediationAction
{
    public RemediationActionId Id => RemediationActionId.DeletePolicy;
    public string Label => "Delete policy";
    public FindingTransition WhenVerified => FindingTransition.Verify;
    public IReadOnlyList<string> RequiredIamActions { get; } = ["s3:DeleteBucketPolicy", "s3:GetBucketPolicy"];

    public RemediationPlan Plan(string bucketName, PolicyVersion target) => new(
        target.Text is null ? null : throw new ArgumentException("The target has a policy; it is put, not deleted.", nameof(target)),
        $"The policy of {bucketName} is deleted: the bucket had none before, and only its own account reaches it.",
        "Undo writes back exactly the policy that is live now.");

    public Task<AwsAnswer<Written>> ExecuteAsync(IBucketPolicyGateway gateway, BucketRef bucket, string? text, long attemptId, CancellationToken cancellationToken) =>
        gateway.DeletePolicyAsync(bucket, attemptId, cancellationToken);
}
