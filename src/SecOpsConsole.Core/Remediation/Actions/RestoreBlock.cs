using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Remediation.Actions;

/// <summary>Gives a bucket, or a whole account, back exactly the Block Public Access that somebody took away.</summary>
internal sealed class RestoreBlock : IRemediationAction
{
    public RemediationActionId Id => RemediationActionId.RestoreBlockPublicAccess;
    public string Label => "Restore Block Public Access";
    public FindingTransition WhenVerified => FindingTransition.VerifyRestore;
    public IReadOnlyList<string> RequiredIamActions { get; } = [
        "s3:GetBucketPublicAccessBlock", "s3:PutBucketPublicAccessBlock", "s3:GetAccountPublicAccessBlock", "s3:PutAccountPublicAccessBlock"];

    public RemediationPlan Plan(string owner, SubjectState target) => new(
        target.Text,
        $"{owner} gets back {Words(target)}: what is public stays as it is and is held back again. The finding is resolved when that is read back.",
        "Undo restores exactly the settings that are there now.");

    private static string Words(SubjectState target) =>
        BlockPublicAccess.OfState(target.Fingerprint) is { } block ? StateWords.Of(block) : throw new ArgumentException("No state of Block Public Access.", nameof(target));
}
