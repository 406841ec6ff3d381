using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Remediation.Actions;

/// <summary>Gives a bucket back exactly the default encryption that somebody took away. Only a person asks for it.</summary>
internal sealed class RestoreEncryption : IRemediationAction
{
    public RemediationActionId Id => RemediationActionId.RestoreEncryption;
    public string Label => "Restore encryption";
    public FindingTransition WhenVerified => FindingTransition.VerifyEncryption;
    public IReadOnlyList<string> RequiredIamActions { get; } = ["s3:GetEncryptionConfiguration", "s3:PutEncryptionConfiguration"];

    public RemediationPlan Plan(string owner, SubjectState target) => new(
        target.Text,
        $"{owner} gets back {Words(target)} for new objects. Objects that were written meanwhile stay as they are. The finding is resolved when that is read back.",
        "Undo restores exactly the default encryption that is there now.");

    private static string Words(SubjectState target) =>
        BucketEncryption.OfState(target.Fingerprint) is { } encryption ? StateWords.Of(encryption) : throw new ArgumentException("No state of a default encryption.", nameof(target));
}
