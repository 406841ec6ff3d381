using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Remediation;

/// <summary>
/// One way to change a bucket. Found by a scan of the assembly at start: a new action is one new file. Its label becomes
/// the button, its IAM actions go into the role of <c>infra/</c>. It needs a constructor without parameters.
/// </summary>
public interface IRemediationAction
{
    RemediationActionId Id { get; }

    /// <summary>The words on the button, such as "Revert to baseline".</summary>
    string Label { get; }

    /// <summary>What the verified read-back means for the findings; the table of transitions has its row.</summary>
    FindingTransition WhenVerified { get; }

    /// <summary>The IAM actions that the console's role needs for it, such as <c>s3:PutBucketPolicy</c>.</summary>
    IReadOnlyList<string> RequiredIamActions { get; }

    /// <summary>What would be written, and what that means; no I/O.</summary>
    RemediationPlan Plan(string bucketName, PolicyVersion target);

    /// <summary>
    /// The one call that changes the bucket. <paramref name="text"/> is the plan's; null means that the policy is deleted.
    /// The caller has compared the live policy and stored the pre-image; the action does neither and never retries.
    /// </summary>
    Task<AwsAnswer<Written>> ExecuteAsync(IBucketPolicyGateway gateway, BucketRef bucket, string? text, long attemptId, CancellationToken cancellationToken);
}
