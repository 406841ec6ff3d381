using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Offenders;

/// <summary>The console's own inline policy: its one name and its two texts. Nothing else is ever put on or taken from anybody.</summary>
internal static class Quarantine
{
    public const string PolicyName = "SecOpsQuarantine";

    /// <summary>No policy of that name is there.</summary>
    public static string None => PolicyFingerprint.None.Value;

    private const string S3Exposure =
        """{"Version":"2012-10-17","Statement":[{"Sid":"SecOpsQuarantineS3Exposure","Effect":"Deny","Action":["s3:PutBucketPolicy","s3:DeleteBucketPolicy","s3:PutBucketAcl","s3:PutObjectAcl","s3:PutBucketPublicAccessBlock","s3:PutAccountPublicAccessBlock","s3:PutBucketOwnershipControls","s3:PutAccessPointPolicy","s3:PutEncryptionConfiguration"],"Resource":"*"}]}""";

    private const string Everything =
        """{"Version":"2012-10-17","Statement":[{"Sid":"SecOpsQuarantine","Effect":"Deny","Action":"*","Resource":"*"}]}""";

    public static string Text(QuarantineChoice choice) => choice switch
    {
        QuarantineChoice.S3Exposure => S3Exposure,
        QuarantineChoice.Everything => Everything,
    };

    /// <summary>IAM returns a document as it was put, so it is the same text or somebody changed it.</summary>
    public static string Fingerprint(string? text) => PolicyFingerprint.OfText(text).Value;

    public static SubjectState State(QuarantineChoice choice) => new(Fingerprint(Text(choice)), Text(choice));

    /// <summary>Which text a fingerprint stands for; null for none, and for a text that is not ours.</summary>
    public static QuarantineChoice? ChoiceOf(string fingerprint) =>
        Enum.GetValues<QuarantineChoice>().Cast<QuarantineChoice?>().FirstOrDefault(choice => Fingerprint(Text(choice!.Value)) == fingerprint);

    public static AttemptOrder Order(
        Principal principal, Finding story, QuarantineChoice choice, AttemptTrigger trigger, string who, string? reason) => new()
        {
            Bucket = null,
            Principal = principal,
            FindingId = story.Id,
            Action = RemediationActionId.QuarantinePrincipal,
            Trigger = trigger,
            Who = who,
            Reason = reason,
            ExpectedFingerprint = None,
            Target = new AttemptTarget(AttemptSubject.Principal, State(choice)),
        };

    /// <summary>Takes away exactly what <paramref name="put"/> put: the live text must still be that one.</summary>
    public static AttemptOrder Release(Principal principal, RemediationAttempt put, string who, string? reason) => new()
    {
        Bucket = null,
        Principal = principal,
        FindingId = put.FindingId,
        Action = RemediationActionId.RestorePreImage,
        Trigger = AttemptTrigger.Person,
        Who = who,
        Reason = reason,
        ExpectedFingerprint = put.TargetFingerprint,
        Target = new AttemptTarget(AttemptSubject.Principal, new SubjectState(None, null)),
        UndoesAttemptId = put.Id,
    };
}
