using System.Text.RegularExpressions;
using SecOpsConsole.Sandbox.Macie.Detection;
using SecOpsConsole.Sandbox.Macie.Findings;
using SecOpsConsole.Sandbox.Wire;

namespace SecOpsConsole.Sandbox.Macie.Jobs;

/// <summary>
/// Runs jobs, an object at a time, so that a job can be paused and cancelled in the middle, and a restart goes on where the last one was. What is found in
/// an object twice within a run has the same id, and is filed once.
/// </summary>
internal sealed class JobRunner(SandboxWorld world, MacieStore store, FindingDesk desk)
{
    private readonly DueQueue<string> queue = new(world.Time);
    private readonly FindingDocuments documents = new(world.S3);

    public void Wake(ClassificationJob job) => queue.Add(MacieStore.Key(job), job.Status == JobStatus.RUNNING ? world.UtcNow : job.NextRunUtc ?? world.UtcNow);

    public Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var job in store.Jobs.All().Where(job => !job.IsOver))
        {
            Wake(job);
        }

        return queue.RunAsync(Step, cancellationToken);
    }

    /// <summary>Starts the next run of a job that waits for its day. Null when it does not wait.</summary>
    public ClassificationJob? Begin(string key)
    {
        var begun = store.Jobs.Update(key, job => job is { Status: JobStatus.IDLE } ? job with
        {
            Status = JobStatus.RUNNING,
            InRun = true,
            Runs = job.Runs + 1,
            ChangedSinceUtc = job.LastRunUtc ?? (job.InitialRun ? null : job.CreatedUtc),
            LastRunUtc = world.UtcNow,
            Cursor = null,
            LastRunFailed = false,
        } : job);
        if (begun is not { Status: JobStatus.RUNNING })
        {
            return null;
        }

        Wake(begun);
        return begun;
    }

    private void Step(string key)
    {
        switch (store.Jobs.Find(key))
        {
            case { Status: JobStatus.RUNNING } job:
                Advance(key, job);
                break;
            case { Status: JobStatus.IDLE, NextRunUtc: { } next } when next <= world.UtcNow:
                Begin(key);
                break;
            case null or { Status: JobStatus.IDLE or JobStatus.USER_PAUSED or JobStatus.CANCELLED or JobStatus.COMPLETE }:
                break;
        }
    }

    private void Advance(string key, ClassificationJob job)
    {
        var next = JobTargets.Buckets(job, world.S3)
            .SelectMany(bucket => JobTargets.Objects(job, bucket, world.S3).Select(item => (Bucket: bucket, Item: item)))
            .FirstOrDefault(target => job.Cursor is null || string.CompareOrdinal(PlaceOf(target.Item), job.Cursor) > 0);
        // A paused Macie session holds its jobs.
        if (store.Active(job.AccountId, job.Region) is null)
        {
            queue.Add(key, world.UtcNow + TimeSpan.FromSeconds(1));
            return;
        }

        if (next.Item is null)
        {
            Finish(key, job);
            return;
        }

        var failed = !TryScan(job, next.Bucket, next.Item);
        store.Jobs.Update(key, before => before is null ? null : before with { Cursor = PlaceOf(next.Item), LastRunFailed = before.LastRunFailed || failed });
        queue.Add(key, world.UtcNow + world.Options.MacieObjectDelay);
    }

    private bool TryScan(ClassificationJob job, S3.BucketRecord bucket, S3.ObjectRecord item)
    {
        if (!MacieRole.MayRead(bucket, item))
        {
            return false;
        }

        try
        {
            var lists = job.AllowListIds.Select(id => store.AllowLists.Find(MacieStore.Key(job.AccountId, job.Region, id))).OfType<AllowList>();
            var allowed = AllowedText.Load(lists, world.S3);
            if (ObjectScan.Of(item, world.S3.ReadObject(item), Detectors(job), allowed) is { } scan)
            {
                desk.File(documents.Classified(bucket, scan, job.Id, job.Runs.ToString(), world.UtcNow));
            }

            return true;
        }
        catch (Exception error) when (error is FileNotFoundException or RegexMatchTimeoutException)
        {
            // Deleted meanwhile, or a custom regex that took too long on this object: the run goes on and says that it had an error.
            return false;
        }
    }

    private IEnumerable<IDetector> Detectors(ClassificationJob job) =>
    [
        .. ManagedDetectors.Chosen(job.Selector, [.. job.ManagedIds]),
        .. job.CustomIds.Select(id => store.CustomIdentifiers.Find(MacieStore.Key(job.AccountId, job.Region, id))).OfType<CustomIdentifier>()
            .Select(identifier => new CustomDetector(identifier)),
    ];

    private void Finish(string key, ClassificationJob job)
    {
        var missing = JobTargets.Named(job).Any(name => world.S3.Find(name) is not { } bucket || bucket.OwnerAccount != job.AccountId || bucket.Region != job.Region);
        var finished = store.Jobs.Update(key, before => before is not { Status: JobStatus.RUNNING } ? before : before with
        {
            Status = before.Schedule is null ? JobStatus.COMPLETE : JobStatus.IDLE,
            NextRunUtc = before.Schedule is { } schedule ? JobSchedule.Next(schedule, before.CreatedUtc, world.UtcNow) : null,
            InRun = false,
            Cursor = null,
            LastRunFailed = before.LastRunFailed || missing,
        });
        if (finished is { Status: JobStatus.IDLE })
        {
            Wake(finished);
        }
    }

    private static string PlaceOf(S3.ObjectRecord item) => item.Bucket + "/" + item.Key;
}
