using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Macie.Findings;
using SecOpsConsole.Sandbox.S3;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>
/// Hears of every change of a bucket and makes policy findings of those that weaken it, where Macie is enabled ("Macie generates policy findings only for
/// changes that happen after you enable Macie"). The sandbox takes a moment for what takes Macie minutes.
/// </summary>
internal sealed class PolicyWatch(S3Store buckets, MacieStore store, FindingDesk desk) : ICallListener
{
    private readonly FindingDocuments documents = new(buckets);

    public void OnCall(ApiCall call)
    {
        if (call is not { EventSource: "s3.amazonaws.com", Management: true, ReadOnly: false, Status: < 300, Bucket: { } name }
            || call.Operation is "CreateBucket" or "DeleteBucket"
            || buckets.Find(name) is not { } now
            || store.Active(now.OwnerAccount, now.Region) is null)
        {
            return;
        }

        foreach (var type in Weakened(call, buckets.FindStale(name) ?? now, now))
        {
            desk.FileOrUpdate(documents.OfPolicy(now, type, call, call.TimeUtc));
        }
    }

    private IEnumerable<string> Weakened(ApiCall call, BucketRecord before, BucketRecord now)
    {
        var block = buckets.Accounts.EffectiveOf(now);
        var (had, has) = (BucketReach.Of(before, buckets.Accounts.EffectiveOf(before)), BucketReach.Of(now, block));
        var grants = call.Operation is "PutBucketPolicy" or "PutBucketAcl";
        if (has.IsPublic && (grants || !had.IsPublic))
        {
            yield return "S3BucketPublic";
        }

        if (grants && has.Accounts.Count > 0 && !has.Accounts.SetEquals(had.Accounts))
        {
            yield return "S3BucketSharedExternally";
        }

        if (grants && has.CloudFront && !had.CloudFront)
        {
            yield return "S3BucketSharedWithCloudFront";
        }

        if (IsOff(now) && !IsOff(before))
        {
            yield return "S3BlockPublicAccessDisabled";
        }

        if (now.Encryption.SseAlgorithm == "AES256" && before.Encryption.SseAlgorithm != "AES256")
        {
            yield return "S3BucketEncryptionDisabled";
        }
    }

    private static bool IsOff(BucketRecord bucket) => (bucket.PublicAccessBlock ?? PublicAccessBlock.Off) == PublicAccessBlock.Off;
}
