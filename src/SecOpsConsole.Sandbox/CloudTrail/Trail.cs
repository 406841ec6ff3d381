using SecOpsConsole.Sandbox.Events;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.S3;

namespace SecOpsConsole.Sandbox.CloudTrail;

/// <summary>
/// A trail of management events: every S3 control-plane call and every IAM call, successful or refused, becomes a record on the
/// default bus of the bucket owner's account in the call's Region (IAM's in us-east-1, where IAM lives), after <see cref="SandboxPace.CloudTrailDelay"/>. A call
/// from another account is recorded there too, with one sharedEventID. Data events are not recorded, and read-only
/// calls only while a rule asks for them.
/// </summary>
internal sealed class Trail(EventBus bus, S3Store buckets, SandboxPace pace) : ICallListener
{
    private const string DetailType = "AWS API Call via CloudTrail";

    public void OnCall(ApiCall finished)
    {
        if (!finished.Management || SourceOf(finished.EventSource) is not { } source)
        {
            return;
        }

        // The sandbox has one endpoint for all Regions: what counts is where the bucket is, not what was signed.
        var region = finished.Bucket is { } name ? buckets.Find(name)?.Region : null;
        var call = finished with { Region = region ?? finished.Region };
        var accounts = Recipients(call);
        var shared = accounts.Count > 1 ? Guid.NewGuid().ToString() : null;
        foreach (var account in accounts.Where(account => !call.ReadOnly || bus.WantsReads(account, call.Region)))
        {
            var record = CloudTrailRecord.Write(call, Guid.NewGuid().ToString(), account);
            if (shared is not null)
            {
                record["sharedEventID"] = shared;
            }

            var envelope = EventEnvelope.Wrap(
                Guid.NewGuid().ToString(), source, DetailType, account, call.Region, call.TimeUtc, [], record);
            bus.Publish(account, call.Region, envelope, pace.CloudTrailDelay);
        }
    }

    /// <summary>The services whose calls are recorded, by the name that EventBridge gives them.</summary>
    private static string? SourceOf(string eventSource) => eventSource switch
    {
        "s3.amazonaws.com" => "aws.s3",
        "iam.amazonaws.com" => "aws.iam",
        _ => null,
    };

    private static List<string> Recipients(ApiCall call)
    {
        var owner = call.BucketOwner;
        var caller = call.Caller.Type == CallerType.Anonymous ? null : call.Caller.AccountId;
        return [.. new[] { caller, owner }.OfType<string>().Distinct(StringComparer.Ordinal)];
    }
}
