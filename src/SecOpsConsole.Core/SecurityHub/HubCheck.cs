using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.SecurityHub;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.SecurityHub;

/// <summary>
/// Reads in Security Hub what findings are about before a status is set on them. Their ids are an event's own text: whoever has the key of the webhook could
/// name the finding of another bucket.
/// </summary>
internal sealed class HubCheck(ConsoleStore store, ISecurityHubGateway hub, TimeProvider clock)
{
    /// <summary>Security Hub API reference: GetFindings, RateLimit of 3 requests per second, BurstLimit of 6.</summary>
    private static readonly TimeSpan s_betweenReads = TimeSpan.FromMilliseconds(350);

    /// <summary>The findings that nothing may be set on, each with its reason.</summary>
    public async Task<AwsAnswer<IReadOnlyList<HubRefusal>>> RunAsync(HubPlace place, IReadOnlyList<HubNote> notes, CancellationToken cancellationToken)
    {
        var buckets = await store.ReadAsync((db, ct) => BucketsAsync(db, notes, ct), cancellationToken).ConfigureAwait(false);
        var refused = new List<HubRefusal>();
        foreach (var (index, chunk) in notes.Chunk(ISecurityHubGateway.MostInRead).Index())
        {
            if (index > 0)
            {
                await Task.Delay(s_betweenReads, clock, cancellationToken).ConfigureAwait(false);
            }

            var read = await hub.ReadAsync(place, [.. chunk.Select(note => note.ExternalId)], cancellationToken).ConfigureAwait(false);
            if (read.Fault is { } fault)
            {
                return AwsAnswer<IReadOnlyList<HubRefusal>>.Failed(fault);
            }

            var subjects = read.Value!.ToDictionary(subject => subject.FindingId, StringComparer.Ordinal);
            refused.AddRange(chunk.Select(note => Refusal(note, subjects.GetValueOrDefault(note.ExternalId), buckets.GetValueOrDefault(note.FindingId))).OfType<HubRefusal>());
        }

        return AwsAnswer<IReadOnlyList<HubRefusal>>.Ok(refused, null);
    }

    private static HubRefusal? Refusal(HubNote note, HubSubject? subject, string? bucket) => subject switch
    {
        null => new HubRefusal(note.ExternalId, HubRefusal.NotFound, "Security Hub does not know it."),
        _ when bucket is not null && subject.IsAbout(bucket) => null,
        _ => new HubRefusal(note.ExternalId, HubRefusal.OtherResource, $"it is about {(subject.Resources is [var first, ..] ? first : "nothing")} there, and about the bucket {bucket ?? "(unknown)"} here"),
    };

    private static async Task<Dictionary<long, string>> BucketsAsync(ConsoleDbContext db, IReadOnlyList<HubNote> notes, CancellationToken cancellationToken)
    {
        var ids = notes.Select(note => note.FindingId).Distinct().ToList();
        return await db.Findings.Where(finding => ids.Contains(finding.Id))
            .Join(db.Buckets, finding => finding.BucketId, bucket => bucket.Id, (finding, bucket) => new { finding.Id, bucket.Name })
            .ToDictionaryAsync(pair => pair.Id, pair => pair.Name, cancellationToken).ConfigureAwait(false);
    }
}
