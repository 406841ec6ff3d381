using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Macie.Findings;
using SecOpsConsole.Sandbox.S3;

namespace SecOpsConsole.Sandbox.Macie.Jobs;

/// <summary>Which buckets and objects a job is about.</summary>
internal static class JobTargets
{
    /// <summary>Buckets of the job's own account and Region: Macie sees no others. The criteria are asked anew at each run.</summary>
    public static IEnumerable<BucketRecord> Buckets(ClassificationJob job, S3Store store)
    {
        var mine = store.All().Where(bucket => bucket.OwnerAccount == job.AccountId && bucket.Region == job.Region);
        if (job.Definition["bucketCriteria"] is JsonObject criteria)
        {
            return mine.Where(bucket => Includes(criteria, block => HoldsFor(block, bucket, store)));
        }

        var named = Named(job).ToHashSet(StringComparer.Ordinal);
        return mine.Where(bucket => named.Contains(bucket.Name));
    }

    /// <summary>The buckets that the job names; none for a job with criteria.</summary>
    public static IEnumerable<string> Named(ClassificationJob job) =>
        (job.Definition["bucketDefinitions"] as JsonArray ?? [])
            .SelectMany(account => account!["buckets"]!.AsArray())
            .Select(name => name!.GetValue<string>());

    public static IEnumerable<ObjectRecord> Objects(ClassificationJob job, BucketRecord bucket, S3Store store)
    {
        var scoping = job.Definition["scoping"] as JsonObject;
        return store.Objects(bucket.Name).Where(item =>
            (job.ChangedSinceUtc is not { } since || item.ModifiedUtc > since)
            && ObjectScope.IsSampled(item, job.SamplingPercentage)
            && (scoping is null || Includes(scoping, block => ObjectScope.Holds(block, item))));
    }

    /// <summary>includes: all of its conditions hold; excludes: an object of which all of them hold is left out.</summary>
    private static bool Includes(JsonObject definition, Func<JsonObject, bool> holds)
    {
        var includes = definition["includes"]?["and"] as JsonArray ?? [];
        var excludes = definition["excludes"]?["and"] as JsonArray ?? [];
        return includes.All(block => holds(block!.AsObject()))
            && (excludes.Count == 0 || !excludes.All(block => holds(block!.AsObject())));
    }

    private static bool HoldsFor(JsonObject block, BucketRecord bucket, S3Store store)
    {
        if (block["tagCriterion"] is JsonObject tags)
        {
            var wanted = tags["tagValues"] as JsonArray ?? [];
            var any = wanted.Any(pair => bucket.Tags?.GetValueOrDefault(pair!["key"]?.GetValue<string>() ?? "") is { } value
                && (pair["value"] is null || pair["value"]!.GetValue<string>() == value));
            return any == (tags["comparator"]?.GetValue<string>() != "NE");
        }

        var simple = block["simpleCriterion"] as JsonObject ?? [];
        var reach = BucketReach.Of(bucket, store.Accounts.EffectiveOf(bucket));
        var actual = simple["key"]?.GetValue<string>() switch
        {
            "ACCOUNT_ID" => bucket.OwnerAccount,
            "S3_BUCKET_EFFECTIVE_PERMISSION" => reach.IsPublic ? "PUBLIC" : "NOT_PUBLIC",
            "S3_BUCKET_SHARED_ACCESS" => reach.Accounts.Count > 0 ? "EXTERNAL" : "NOT_SHARED",
            _ => bucket.Name,
        };
        var values = (simple["values"] as JsonArray ?? []).Select(value => value!.GetValue<string>());
        return simple["comparator"]?.GetValue<string>() switch
        {
            "NE" => !values.Contains(actual),
            "STARTS_WITH" => values.Any(value => actual.StartsWith(value, StringComparison.Ordinal)),
            "CONTAINS" => values.Any(value => actual.Contains(value, StringComparison.Ordinal)),
            _ => values.Contains(actual),
        };
    }
}
