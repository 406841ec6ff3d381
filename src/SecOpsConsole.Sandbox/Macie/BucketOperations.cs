using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Macie.Findings;
using SecOpsConsole.Sandbox.Macie.Jobs;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary>DescribeBuckets: the buckets of the account in the Region, what is in them, who gets at them, which jobs watch them.</summary>
internal sealed class BucketOperations(S3Store buckets, MacieStore store)
{
    /// <summary>The sandbox has no automated sensitive data discovery; these are the values where it was never enabled (Macie2 model, BucketMetadata).</summary>
    private const string NotMonitored = "NOT_MONITORED";
    private const int EmptyScore = 1;
    private const int UnreadScore = 50;

    private readonly ResourceDocuments resources = new(buckets);

    public AwsResponse Describe(MacieCall call)
    {
        var criteria = call.Input.Structure("criteria")?.Members ?? [];
        if (FieldCriteria.ProblemOf(criteria) is { } problem)
        {
            call.Input.Refuse(MacieErrors.Invalid(problem));
            return call.Input.Error!;
        }

        var sort = call.Input.Structure("sortCriteria");
        var field = sort?.Text("attributeName", 256) ?? "bucketName";
        var descending = sort?.OneOf("orderBy", "ASC", "DESC") == "DESC";
        var jobs = MacieStore.Of(store.Jobs, call.AccountId, call.Region).Where(job => job.Status != JobStatus.CANCELLED).ToList();
        var shown = buckets.All().Where(bucket => bucket.OwnerAccount == call.AccountId && bucket.Region == call.Region)
            .Select(bucket => MacieRole.MayLook(bucket) ? Shown(bucket, jobs, call.NowUtc) : Unseen(bucket, call.NowUtc)).Where(bucket => FieldCriteria.MatchesFields(criteria, bucket))
            .OrderBy(bucket => FieldCriteria.SortKey(bucket, field)).ToList();
        if (descending)
        {
            shown.Reverse();
        }

        var (items, next) = MaciePage.Of(shown, call.Input);
        return call.Input.Error is { } error
            ? error
            : MacieCall.Answer(new JsonObject { ["buckets"] = new JsonArray([.. items]) }.WithOptional("nextToken", next));
    }

    private JsonObject Shown(BucketRecord bucket, IReadOnlyList<ClassificationJob> jobs, DateTime nowUtc)
    {
        var objects = buckets.Objects(bucket.Name);
        var reach = BucketReach.Of(bucket, buckets.Accounts.EffectiveOf(bucket));
        return new JsonObject
        {
            ["accountId"] = bucket.OwnerAccount,
            ["allowsUnencryptedObjectUploads"] = "TRUE",
            ["automatedDiscoveryMonitoringStatus"] = NotMonitored,
            ["bucketArn"] = "arn:aws:s3:::" + bucket.Name,
            ["bucketCreatedAt"] = JsonTime.IsoMilliseconds(bucket.CreatedUtc),
            ["bucketName"] = bucket.Name,
            ["classifiableObjectCount"] = (long)objects.Count,
            ["classifiableSizeInBytes"] = objects.Sum(item => item.Size),
            ["jobDetails"] = JobDetails(bucket, jobs),
            ["lastUpdated"] = JsonTime.IsoMilliseconds(nowUtc),
            ["objectCount"] = (long)objects.Count,
            ["publicAccess"] = resources.PublicAccess(bucket),
            ["region"] = bucket.Region,
            ["replicationDetails"] = new JsonObject { ["replicated"] = false, ["replicatedExternally"] = false, ["replicationAccounts"] = new JsonArray() },
            ["sensitivityScore"] = objects.Count == 0 ? EmptyScore : UnreadScore,
            ["serverSideEncryption"] = new JsonObject { ["type"] = bucket.Encryption.SseAlgorithm }.WithOptional("kmsMasterKeyId", bucket.Encryption.KmsMasterKeyId),
            ["sharedAccess"] = reach.Accounts.Count > 0 ? "EXTERNAL" : "NOT_SHARED",
            ["sizeInBytes"] = objects.Sum(item => item.Size),
            ["tags"] = ResourceDocuments.Tags(bucket),
            ["versioning"] = false,
        };
    }

    /// <summary>"The value for the versioning property is false and the value for most other properties is null or UNKNOWN" (Macie2 model, BucketMetadata).</summary>
    private static JsonObject Unseen(BucketRecord bucket, DateTime nowUtc) => new()
    {
        ["accountId"] = bucket.OwnerAccount,
        ["allowsUnencryptedObjectUploads"] = "UNKNOWN",
        ["automatedDiscoveryMonitoringStatus"] = NotMonitored,
        ["bucketArn"] = "arn:aws:s3:::" + bucket.Name,
        ["bucketCreatedAt"] = JsonTime.IsoMilliseconds(bucket.CreatedUtc),
        ["bucketName"] = bucket.Name,
        ["errorCode"] = "ACCESS_DENIED",
        ["errorMessage"] = "Macie doesn't have permission to retrieve information about the bucket: Amazon S3 denied the request.",
        ["jobDetails"] = new JsonObject { ["isDefinedInJob"] = "UNKNOWN", ["isMonitoredByJob"] = "UNKNOWN" },
        ["lastUpdated"] = JsonTime.IsoMilliseconds(nowUtc),
        ["publicAccess"] = new JsonObject { ["effectivePermission"] = "UNKNOWN" },
        ["region"] = bucket.Region,
        ["sharedAccess"] = "UNKNOWN",
        ["versioning"] = false,
    };

    private JsonObject JobDetails(BucketRecord bucket, IReadOnlyList<ClassificationJob> jobs)
    {
        var mine = jobs.Where(job => JobTargets.Buckets(job, buckets).Any(target => target.Name == bucket.Name)).ToList();
        var details = new JsonObject
        {
            ["isDefinedInJob"] = mine.Count > 0 ? "TRUE" : "FALSE",
            ["isMonitoredByJob"] = mine.Any(job => job.Schedule is not null) ? "TRUE" : "FALSE",
        };
        if (mine.Where(job => job.LastRunUtc is not null).MaxBy(job => job.LastRunUtc) is { } last)
        {
            details["lastJobId"] = last.Id;
            details["lastJobRunTime"] = JsonTime.IsoMilliseconds(last.LastRunUtc!.Value);
        }

        return details;
    }
}
