using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie.Jobs;

/// <summary>A job in the API's shapes.</summary>
internal static class JobDocument
{
    public static JsonObject Summary(ClassificationJob job)
    {
        var shown = Common(job);
        foreach (var name in new[] { "bucketCriteria", "bucketDefinitions" })
        {
            if (job.Definition[name] is { } buckets)
            {
                shown[name] = buckets.DeepClone();
            }
        }

        return shown;
    }

    public static JsonObject Full(ClassificationJob job)
    {
        var shown = Common(job);
        shown["jobArn"] = job.Arn;
        shown["clientToken"] = job.ClientToken;
        shown["initialRun"] = job.InitialRun;
        shown["s3JobDefinition"] = job.Definition.DeepClone();
        shown["managedDataIdentifierSelector"] = job.Selector;
        shown["managedDataIdentifierIds"] = MacieJson.Texts(job.ManagedIds);
        shown["customDataIdentifierIds"] = MacieJson.Texts(job.CustomIds);
        shown["allowListIds"] = MacieJson.Texts(job.AllowListIds);
        shown["samplingPercentage"] = job.SamplingPercentage;
        // A double in the model: AWS writes 1.0.
        shown["statistics"] = new JsonObject { ["numberOfRuns"] = JsonNode.Parse($"{job.Runs}.0") };
        shown["tags"] = MacieJson.Tags(job.Tags);
        shown.WithOptional("description", job.Description);
        if (job.Schedule is { } schedule)
        {
            shown["scheduleFrequency"] = schedule.DeepClone();
        }

        if (job.LastRunUtc is { } last)
        {
            shown["lastRunTime"] = JsonTime.IsoMilliseconds(last);
        }

        return shown;
    }

    private static JsonObject Common(ClassificationJob job)
    {
        var shown = new JsonObject
        {
            ["createdAt"] = JsonTime.IsoMilliseconds(job.CreatedUtc),
            ["jobId"] = job.Id,
            ["jobStatus"] = job.Status.ToString(),
            ["jobType"] = job.JobType,
            ["lastRunErrorStatus"] = new JsonObject { ["code"] = job.LastRunFailed ? "ERROR" : "NONE" },
            ["name"] = job.Name,
        };
        if (job is { Status: JobStatus.USER_PAUSED, PausedUtc: { } paused })
        {
            shown["userPausedDetails"] = new JsonObject
            {
                ["jobExpiresAt"] = JsonTime.IsoMilliseconds(JobOperations.ExpiresUtc(paused)),
                ["jobPausedAt"] = JsonTime.IsoMilliseconds(paused),
            };
        }

        return shown;
    }
}
