using SecOpsConsole.Invariants.Record;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Invariants.Rules;

/// <summary>I9: what is live is what the console last recorded, or an open finding of the bucket says that something is wrong.</summary>
internal static class LiveRules
{
    public static IEnumerable<string> Check(Run run)
    {
        if (!run.Options.AtRest)
        {
            yield break;
        }

        foreach (var bucket in run.Record.Buckets.Where(bucket => bucket is { ObservedUtc: not null, DeletedUtc: null }))
        {
            if (run.Aws.Buckets.FirstOrDefault(live => live.Name == bucket.Name && live.Owner == bucket.AccountId) is not { } live)
            {
                continue;
            }

            var fingerprint = PolicyFingerprint.OfText(live.Policy).Value;
            if (fingerprint != bucket.LiveFingerprint && !IsOpen(run, bucket) && !IsLookedAtAgain(run, bucket))
            {
                yield return $"I9: {bucket.Name} is {fingerprint[..Math.Min(12, fingerprint.Length)]} in AWS, the record says {bucket.LiveFingerprint}, and nothing tells anybody.";
            }
        }
    }

    private static bool IsOpen(Run run, StoredBucket bucket) => run.Record.Findings.Any(finding => finding.BucketId == bucket.Id && finding.IsOpen);

    private static bool IsLookedAtAgain(Run run, StoredBucket bucket) => run.Record.Work.Any(item =>
        item is { Kind: "Look", IsAlive: true } && item.Partition == $"{bucket.AccountId}/{bucket.Region}/{bucket.Name}");
}
