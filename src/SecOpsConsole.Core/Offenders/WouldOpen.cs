using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Offenders;

/// <summary>
/// Whether a refused call counts as an attempt to open a bucket: AWS denied it (a typing error or a busy moment is no offence), and
/// what it asked for would have let somebody in.
/// </summary>
internal static class WouldOpen
{
    public static bool IsOffence(EventFacts.FailedCall call) =>
        call.ErrorCode is "AccessDenied" or "AccessDeniedException" or "UnauthorizedAccess" or "Client.UnauthorizedOperation" or "MethodNotAllowed"
        && call.Kind switch
        {
            BucketChangeKind.PolicyPut => call.PolicyText is null || !IsCompliant(call),
            // Without a kind it is the account's own block.
            BucketChangeKind.BlockPublicAccess or null => call.Block is not { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
            BucketChangeKind.Acl => call.PublicAcl,
            BucketChangeKind.PolicyDeleted or BucketChangeKind.Encryption or BucketChangeKind.ObjectOwnership
                or BucketChangeKind.Created or BucketChangeKind.Deleted => false,
        };

    private static bool IsCompliant(EventFacts.FailedCall call) => JudgeOfBuckets.IsCompliant(JudgeOfBuckets.Judge(
        new BucketRef(call.AccountId ?? "", call.Region ?? "", call.BucketName ?? ""), call.PolicyText));
}
