using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Macie;

/// <summary>How well Macie knows a bucket, in pictures and words (Macie2 API reference, BucketMetadata).</summary>
public static class CoverageLooks
{
    /// <summary>The ways in which its objects are read; at least one mark.</summary>
    public static IReadOnlyList<Look> Of(MacieCoverage bucket)
    {
        var looks = new List<Look>();
        if (bucket.Monitored == true)
        {
            looks.Add(new(IconName.Clock, "On a schedule", "good"));
        }

        if (bucket.InDiscovery == true)
        {
            looks.Add(new(IconName.Search, "Automated discovery", "good"));
        }

        if (bucket is { InJob: true, Monitored: not true })
        {
            looks.Add(new(IconName.Tick, "Once", "plain"));
        }

        return looks.Count > 0 ? looks : [bucket.InJob is null ? new(IconName.Question, "Unknown", "wait") : new(IconName.Ring, "No job", "wait")];
    }

    public static Look OfError(string code) => code switch
    {
        "ACCESS_DENIED" => new(IconName.Lock, "Macie may not look at it", "bad"),
        "BUCKET_COUNT_EXCEEDS_QUOTA" => new(IconName.Warning, "Beyond Macie's quota", "bad"),
        _ => new(IconName.Warning, "Macie could not look at it", "bad"),
    };

    /// <summary>What an error means, and what to do next.</summary>
    public static string Advice(string code) => code switch
    {
        "ACCESS_DENIED" => "S3 refuses it to Macie, so nothing is known of its objects and of who gets at it, and jobs cannot read it. Let Macie's service-linked role "
            + "(AWSServiceRoleForAmazonMacie) out of the Deny statements of the bucket policy. What is shown changes within a day.",
        "BUCKET_COUNT_EXCEEDS_QUOTA" => "The account has more buckets than the 10,000 that Macie watches, so nothing is known of this one. Ask AWS for a higher quota, or delete buckets that are not needed.",
        _ => $"Macie could not get what it needs from S3 ({code}). Look at the bucket in AWS.",
    };

    /// <summary>Only automated discovery fills the score; null without it.</summary>
    public static string? Sensitivity(MacieCoverage bucket) => bucket is not { InDiscovery: true, SensitivityScore: { } score } ? null : score switch
    {
        < 0 => "could not be scored",
        50 => "not read yet",
        < 50 => $"not sensitive ({score} of 100)",
        > 50 => $"sensitive ({score} of 100)",
    };

    /// <summary>The whole list in one line.</summary>
    public static string Summary(IReadOnlyList<MacieCoverage> buckets)
    {
        var discovered = buckets.Count(bucket => bucket.InDiscovery == true);
        var unseen = buckets.Count(bucket => bucket.ErrorCode is not null);
        return $"{buckets.Count(bucket => bucket.Monitored == true)} of {buckets.Count} buckets are read on a schedule"
            + (discovered > 0 ? $", {discovered} by automated discovery" : "")
            + (unseen > 0 ? $"; Macie could not look at {unseen}" : "");
    }
}
