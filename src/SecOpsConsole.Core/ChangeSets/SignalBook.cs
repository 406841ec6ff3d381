using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.ChangeSets;

/// <summary>
/// Keeps what was told: CloudTrail's calls make the change sets, Config's items and Macie's findings join the set of the call that they tell
/// of. A call that comes late is looked at by those that wait for it, so the order of arrival does not matter.
/// </summary>
internal sealed class SignalBook
{
    /// <summary>The signals of one bucket that one call can concern; more is a flood, and the newest count.</summary>
    private const int Most = 200;

    public async Task CallAsync(WriteScope scope, InboxEvent row, EventFacts.BucketChange change, BucketRef bucket, bool own, CancellationToken cancellationToken)
    {
        var key = $"cloudtrail/{change.DetailKey ?? $"event-{row.Id}"}";
        if (await scope.Db.Signals.AnyAsync(known => known.Key == key, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var signal = New(scope, row, key, SignalKind.CloudTrail, bucket, change.EventUtc);
        (signal.Name, signal.ExternalId, signal.RequestId, signal.OwnWrite) = (change.Name ?? "call", change.DetailKey?.Split('/')[0], change.RequestId, own);
        SetActor(signal, change.Actor);
        if (!own)
        {
            signal.ChangeSetId = (await ChangeSetBook.JoinAsync(scope, bucket.AccountId, signal, change.Actor, cancellationToken).ConfigureAwait(false)).Id;
        }

        scope.Db.Signals.Add(signal);
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        foreach (var waiting in await Followers(scope.Db, signal).AsTracking().ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            await LinkAsync(scope, waiting, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task ItemAsync(WriteScope scope, InboxEvent row, EventFacts.ConfigurationItem item, BucketRef bucket, CancellationToken cancellationToken)
    {
        var key = $"config/{BucketStore.Partition(bucket.AccountId, bucket.Region, bucket.Name)}/{item.StateId}";
        if (await scope.Db.Signals.AnyAsync(known => known.Key == key, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var signal = New(scope, row, key, SignalKind.Config, bucket, item.EventUtc);
        (signal.Name, signal.ExternalId) = (item.ItemStatus, item.StateId);
        scope.Db.Signals.Add(signal);
        await LinkAsync(scope, signal, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The row of a policy finding of Macie as it is told now; null when what is known is not older.</summary>
    public async Task<Signal?> MacieAsync(
        WriteScope scope, InboxEvent row, EventFacts.MacieSignal told, BucketRef bucket, DateTime updatedUtc, CancellationToken cancellationToken)
    {
        var key = MacieKey(bucket.AccountId, bucket.Region, told.FindingId);
        var signal = await scope.Db.Signals.AsTracking().FirstOrDefaultAsync(known => known.Key == key, cancellationToken).ConfigureAwait(false);
        if (signal is not null && updatedUtc <= signal.UpdatedUtc)
        {
            return null;
        }

        if (signal is null)
        {
            signal = New(scope, row, key, SignalKind.Macie, bucket, told.EventUtc);
            scope.Db.Signals.Add(signal);
        }

        (signal.Name, signal.ExternalId, signal.Severity, signal.EventId, signal.UpdatedUtc) = (told.Type, told.FindingId, told.Severity, row.Id, updatedUtc);
        signal.AtUtc = ChangeRules.Usable(told.EventUtc ?? updatedUtc);
        signal.FromUtc = told.FromUtc is { } fromUtc && fromUtc <= signal.AtUtc ? ChangeRules.Usable(fromUtc) : null;
        SetActor(signal, told.Actor);
        return signal;
    }

    /// <summary>Names a policy finding of Macie among the signals.</summary>
    internal static string MacieKey(string? accountId, string? region, string findingId) => $"macie/{accountId}/{region}/{findingId}";

    /// <summary>Puts a signal of Config or Macie, and the finding that was made of it, into the set of the call that it tells of.</summary>
    public async Task LinkAsync(WriteScope scope, Signal told, CancellationToken cancellationToken)
    {
        var calls = await Causes(scope.Db, told).ToListAsync(cancellationToken).ConfigureAwait(false);
        told.ChangeSetId = ChangeRules.CauseOf(told, calls)?.ChangeSetId;
        if (told is { Kind: SignalKind.Macie, FindingId: { } id }
            && await scope.Db.Findings.FindAsync([id], cancellationToken).ConfigureAwait(false) is { Source: FindingSource.Macie } finding
            && finding.ChangeSetId != told.ChangeSetId)
        {
            finding.ChangeSetId = told.ChangeSetId;
            await ChangeSetBook.ListAsync(scope, told.ChangeSetId, cancellationToken).ConfigureAwait(false);
        }
    }

    internal static IQueryable<Signal> Causes(ConsoleDbContext db, Signal told)
    {
        var (fromUtc, toUtc) = ChangeRules.CauseWindow(told);
        return db.Signals.Where(call => call.BucketKey == told.BucketKey && call.AtUtc >= fromUtc && call.AtUtc <= toUtc && call.Kind == SignalKind.CloudTrail)
            .OrderByDescending(call => call.AtUtc).Take(Most);
    }

    /// <summary>What may tell of this call: recorded after it, and not too long after, or seen over a time that holds it.</summary>
    internal static IQueryable<Signal> Followers(ConsoleDbContext db, Signal call)
    {
        var (sinceUtc, untilUtc, beganUtc) = (ChangeRules.Usable(call.AtUtc - ChangeRules.Skew), call.AtUtc + ChangeRules.Lag + ChangeRules.Skew, call.AtUtc + ChangeRules.Skew);
        return db.Signals
            .Where(told => told.BucketKey == call.BucketKey && told.AtUtc >= sinceUtc && told.Kind != SignalKind.CloudTrail && (told.AtUtc <= untilUtc || told.FromUtc <= beganUtc))
            .OrderByDescending(told => told.AtUtc).Take(Most);
    }

    private static Signal New(WriteScope scope, InboxEvent row, string key, SignalKind kind, BucketRef bucket, DateTime? atUtc) => new()
    {
        Key = key,
        Kind = kind,
        BucketKey = BucketStore.Partition(bucket.AccountId, bucket.Region, bucket.Name),
        EventId = row.Id,
        AtUtc = ChangeRules.Usable(atUtc ?? row.ReceivedUtc),
        FirstSeenUtc = scope.NowUtc,
        Name = "",
    };

    private static void SetActor(Signal signal, Actor actor) => (signal.ActorKey, signal.ActorArn, signal.ActorName) = (actor.Key, actor.Arn, actor.Name);
}
