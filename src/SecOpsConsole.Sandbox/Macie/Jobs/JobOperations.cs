using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using SecOpsConsole.Sandbox.Front;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie.Jobs;

/// <summary>CreateClassificationJob, ListClassificationJobs, DescribeClassificationJob, UpdateClassificationJob.</summary>
internal sealed class JobOperations(MacieStore store, JobRunner runner, SandboxOptions options)
{
    private static readonly TimeSpan PausedAtMost = TimeSpan.FromDays(30);

    private readonly ConcurrentDictionary<string, DateTime> lastCreated = new(StringComparer.Ordinal);

    /// <summary>0.1 requests a second for an account in a Region (Macie quotas).</summary>
    public AwsResponse Create(MacieCall call)
    {
        if (!IsInTime(call))
        {
            return MacieErrors.Throttled;
        }

        var job = JobInput.Read(call, store);
        if (call.Input.Error is { } error)
        {
            return error;
        }

        if (Mine(call).FirstOrDefault(known => known.ClientToken == job.ClientToken) is { } same)
        {
            return Created(same);
        }

        store.Jobs.Set(MacieStore.Key(job), job);
        runner.Wake(job);
        return Created(job);
    }

    public AwsResponse List(MacieCall call)
    {
        var input = call.Input;
        var sort = input.Structure("sortCriteria");
        var attribute = sort?.OneOf("attributeName", "createdAt", "jobStatus", "name", "jobType") ?? "createdAt";
        var descending = (sort?.OneOf("orderBy", "ASC", "DESC") ?? "DESC") == "DESC";
        var filter = input.Structure("filterCriteria");
        var (includes, excludes) = (filter?.Structures("includes", 50) ?? [], filter?.Structures("excludes", 50) ?? []);
        var jobs = Mine(call).Where(job => includes.All(term => JobFilter.Holds(term, job)) && !excludes.Any(term => JobFilter.Holds(term, job)))
            .OrderBy(job => JobFilter.Value(job, attribute), StringComparer.Ordinal).ToList();
        if (descending)
        {
            jobs.Reverse();
        }

        var (items, next) = MaciePage.Of(jobs, input, 200, 200);
        return input.Error is { } error
            ? error
            : MacieCall.Answer(new JsonObject { ["items"] = new JsonArray([.. items.Select(JobDocument.Summary)]) }.WithOptional("nextToken", next));
    }

    public AwsResponse Describe(MacieCall call) =>
        store.Jobs.Find(call.Key) is { } job ? MacieCall.Answer(JobDocument.Full(job)) : MacieErrors.NotFound;

    public AwsResponse Update(MacieCall call)
    {
        var wanted = call.Input.RequiredOneOf("jobStatus", "RUNNING", "PAUSED", "CANCELLED", "COMPLETE", "IDLE", "USER_PAUSED");
        if (call.Input.Error is { } error)
        {
            return error;
        }

        if (store.Jobs.Find(call.Key) is not { } job)
        {
            return MacieErrors.NotFound;
        }

        var changed = store.Jobs.Update(call.Key, before => before is null ? null : Changed(before, wanted!, call.NowUtc) ?? before)!;
        if (Changed(job, wanted!, call.NowUtc) is null)
        {
            return MacieErrors.Invalid($"The job is {job.Status}; it was not changed to {wanted}.");
        }

        runner.Wake(changed);
        return MacieCall.Done();
    }

    public static DateTime ExpiresUtc(DateTime pausedUtc) => pausedUtc + PausedAtMost;

    /// <summary>"CANCELLED … valid only if IDLE, PAUSED, RUNNING or USER_PAUSED; RUNNING … only if USER_PAUSED; USER_PAUSED … only if IDLE, PAUSED or RUNNING."</summary>
    private static ClassificationJob? Changed(ClassificationJob job, string wanted, DateTime nowUtc) => (wanted, job.Status) switch
    {
        ("CANCELLED", JobStatus.IDLE or JobStatus.RUNNING or JobStatus.USER_PAUSED) => job with { Status = JobStatus.CANCELLED, PausedUtc = null },
        ("USER_PAUSED", JobStatus.IDLE or JobStatus.RUNNING) => job with { Status = JobStatus.USER_PAUSED, PausedUtc = nowUtc },
        ("RUNNING", JobStatus.USER_PAUSED) => job with
        {
            Status = job.InRun ? JobStatus.RUNNING : JobStatus.IDLE,
            PausedUtc = null,
        },
        _ => null,
    };

    private static AwsResponse Created(ClassificationJob job) => MacieCall.Answer(new JsonObject { ["jobArn"] = job.Arn, ["jobId"] = job.Id });

    private IEnumerable<ClassificationJob> Mine(MacieCall call) => MacieStore.Of(store.Jobs, call.AccountId, call.Region);

    private bool IsInTime(MacieCall call)
    {
        var place = MacieStore.Key(call.AccountId, call.Region);
        var granted = lastCreated.AddOrUpdate(
            place, call.NowUtc, (_, last) => call.NowUtc - last >= options.MacieJobInterval || call.NowUtc < last ? call.NowUtc : last);
        return granted == call.NowUtc;
    }
}
