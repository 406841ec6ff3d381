using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Evidence;

/// <summary>Reads what belongs into a bundle, within limits; what is left out is said.</summary>
internal static class EvidenceReading
{
    public const int MostRows = 2000;
    public const int MostEvents = 50;
    public const int MostEventBytes = 4 * 1024 * 1024;
    private const int MostAttempts = 200;

    /// <summary>Events of the bucket that arrived so long before the finding was first seen belong to its story.</summary>
    private static readonly TimeSpan Before = TimeSpan.FromMinutes(15);

    public static async Task<EvidenceContent> ReadAsync(ConsoleDbContext db, long findingId, long head, CancellationToken cancellationToken)
    {
        var leftOut = new List<string>();
        var end = await db.FindingEvents.SingleAsync(row => row.Id == head, cancellationToken).ConfigureAwait(false);
        var finding = await db.Findings.SingleAsync(row => row.Id == findingId, cancellationToken).ConfigureAwait(false);
        var bucket = await db.Buckets.SingleOrDefaultAsync(row => row.Id == finding.BucketId, cancellationToken).ConfigureAwait(false);
        var timeline = await db.FindingEvents.Where(row => row.FindingId == findingId && row.Id <= head).OrderByDescending(row => row.Id)
            .Take(MostRows + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (timeline.Count > MostRows)
        {
            timeline.RemoveAt(MostRows);
            leftOut.Add($"Rows of the timeline before row {timeline[^1].Id}: a bundle has at most {MostRows}.");
        }

        timeline.Reverse();
        var attempts = await AttemptsAsync(db, findingId, timeline, cancellationToken).ConfigureAwait(false);
        var versions = await VersionsAsync(db, finding, bucket, attempts, cancellationToken).ConfigureAwait(false);
        var events = await EventsAsync(db, finding, bucket, end.AtUtc, leftOut, cancellationToken).ConfigureAwait(false);
        return new EvidenceContent(
            new AuditHead(end.Id, Convert.ToHexStringLower(end.Hash)), end.AtUtc, finding, bucket, versions, attempts, events, timeline, leftOut);
    }

    private static Task<List<RemediationAttempt>> AttemptsAsync(
        ConsoleDbContext db, long findingId, List<FindingEvent> timeline, CancellationToken cancellationToken)
    {
        var told = timeline.Select(row => row.AttemptId).OfType<long>().Distinct().Take(MostAttempts).ToList();
        return db.Attempts.Where(attempt => told.Contains(attempt.Id)).OrderBy(attempt => attempt.Id).ToListAsync(cancellationToken);
    }

    private static Task<List<PolicyVersion>> VersionsAsync(
        ConsoleDbContext db, Finding finding, Bucket? bucket, List<RemediationAttempt> attempts, CancellationToken cancellationToken)
    {
        var ids = attempts.SelectMany(attempt => new[] { attempt.PreImageVersionId, attempt.TargetVersionId })
            .Concat([finding.PolicyVersionId, finding.BaselineVersionId, bucket?.LiveVersionId]).OfType<long>().Distinct().ToList();
        return db.PolicyVersions.Where(version => ids.Contains(version.Id)).OrderBy(version => version.Id).ToListAsync(cancellationToken);
    }

    /// <summary>The event that made us look, and what else arrived about the bucket until the finding was resolved.</summary>
    private static async Task<IReadOnlyList<InboxEvent>> EventsAsync(
        ConsoleDbContext db, Finding finding, Bucket? bucket, DateTime untilUtc, List<string> leftOut, CancellationToken cancellationToken)
    {
        var (from, to) = (finding.FirstSeenUtc - Before, finding.ResolvedUtc is { } resolved ? resolved + Before : untilUtc);
        var name = bucket?.Name;
        var around = name is null ? [] : await db.InboxEvents
            .Where(e => e.ReceivedUtc >= from && e.ReceivedUtc <= to && e.BucketName == name && e.Id != finding.EventId)
            .OrderBy(e => e.ReceivedUtc).ThenBy(e => e.Id).Take(MostEvents + 1).ToListAsync(cancellationToken).ConfigureAwait(false);
        var first = await db.InboxEvents.Where(e => e.Id == finding.EventId).ToListAsync(cancellationToken).ConfigureAwait(false);
        var (taken, bytes) = (new List<InboxEvent>(), 0);
        foreach (var row in first.Concat(around))
        {
            if (taken.Count == MostEvents || bytes + row.Body.Length > MostEventBytes)
            {
                leftOut.Add($"Further events of the bucket: a bundle has at most {MostEvents} with {MostEventBytes / 1024 / 1024} MiB together.");
                break;
            }

            bytes += row.Body.Length;
            taken.Add(row);
        }

        return [.. taken.OrderBy(row => row.Id)];
    }
}
