using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Sweep;

/// <summary>Counts and tells what a look on behalf of a sweep found: changes that no event told of mean that events are being lost.</summary>
internal sealed partial class SweepRecord(ILogger<SweepRecord> logger)
{
    /// <summary>An event's row is among the newest of its bucket, or it is not of now.</summary>
    private const int NewestRows = 50;

    /// <summary>An event told of a change since the bucket was last read; its own look waits behind this one and knows better. One "in the future" is of before the clock was set back.</summary>
    public static async Task<bool> IsToldAsync(ConsoleDbContext db, Bucket bucket, DateTime nowUtc, CancellationToken cancellationToken)
    {
        if (bucket.ObservedUtc is not { } observed)
        {
            return false;
        }

        var newest = await db.FindingEvents.Where(row => row.BucketId == bucket.Id)
            .OrderByDescending(row => row.Id).Take(NewestRows)
            .Select(row => new { row.FindingId, row.Kind, row.AtUtc })
            .ToListAsync(cancellationToken).ConfigureAwait(false);
        return newest.Exists(row => row.FindingId is null && row.AtUtc > observed && row.AtUtc <= nowUtc
            && row.Kind is FindingEventKind.EventReceived or FindingEventKind.BucketSettingChanged);
    }

    public Task ChangedAsync(WriteScope scope, long? runId, Bucket bucket, SweepDifference difference, int found, CancellationToken cancellationToken) =>
        CountAsync(scope, runId, bucket, difference.Text, found, cancellationToken);

    public Task GoneAsync(WriteScope scope, long? runId, Bucket bucket, CancellationToken cancellationToken) =>
        CountAsync(scope, runId, bucket, "The sweep found that the bucket does not exist any more; no event told of it.", 0, cancellationToken);

    private async Task CountAsync(WriteScope scope, long? runId, Bucket bucket, string text, int found, CancellationToken cancellationToken)
    {
        LookStory.Tell(scope, bucket.Id, FindingEventKind.SweepDifference, new TransitionNote(LookStory.Console, text));
        FoundBySweep(logger, bucket.Name, found);
        var run = await scope.Db.SweepRuns.AsTracking().SingleOrDefaultAsync(row => row.Id == runId, cancellationToken).ConfigureAwait(false);
        if (run is not null)
        {
            run.Changed++;
            run.Found += found;
        }
    }

    [LoggerMessage(1101, LogLevel.Warning, "The sweep found a change of {Bucket} that no event told of ({Found} findings): events are being lost.")]
    private static partial void FoundBySweep(ILogger logger, string bucket, int found);
}
