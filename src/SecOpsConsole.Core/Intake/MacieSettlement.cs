using System.Globalization;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// After a look: a policy finding of Macie that says the same as one of ours is a signal of it and no second finding. When we find nothing
/// of the kind, also when we have looked often enough for a first read to be no longer stale, Macie's stands for itself.
/// </summary>
internal sealed class MacieSettlement(MacieIntake macie, SignalBook signals, FindingSources sources, FindingLifecycle lifecycle)
{
    /// <param name="scope">The write of the look.</param>
    /// <param name="reference">The bucket that was looked at.</param>
    /// <param name="isLast">Nothing more will be known: what is not ours becomes Macie's own finding now.</param>
    /// <param name="cancellationToken">Cancels the wait.</param>
    public async Task SettleAsync(WriteScope scope, BucketRef reference, bool isLast, CancellationToken cancellationToken)
    {
        var partition = BucketStore.Partition(reference.AccountId, reference.Region, reference.Name);
        var waiting = await Waiting(scope.Db, partition).AsTracking().ToListAsync(cancellationToken).ConfigureAwait(false);
        if (waiting.Count == 0 || await BucketStore.FindAsync(scope.Db, reference, cancellationToken).ConfigureAwait(false) is not { } bucket)
        {
            return;
        }

        var ours = await LookFindings.OfBucketAsync(scope.Db, bucket.Id, cancellationToken).ConfigureAwait(false);
        foreach (var told in waiting)
        {
            if (MacieProblems.Find(told, ours) is { } same)
            {
                told.FindingId = same.Id;
                lifecycle.Tell(scope, same, FindingEventKind.SignalReceived, await SaysTheSameAsync(scope, told, cancellationToken).ConfigureAwait(false));
            }
            else if (isLast && await ReadAsync(scope, told, cancellationToken).ConfigureAwait(false) is { } facts)
            {
                // Whoever has the key of the webhook can tell of one id twice: that must not make the look of a bucket fail for ever.
                var key = MacieIntake.KeyOf(facts);
                var known = await scope.Db.Findings.Where(row => row.DedupKey == key).Select(row => (long?)row.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
                told.FindingId = known ?? (await macie.OpenAsync(scope, told.EventId, bucket, facts, cancellationToken).ConfigureAwait(false)).Id;
                await signals.LinkAsync(scope, told, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    /// <summary>In a fixed order, so that what is told of them does not depend on the order of arrival.</summary>
    internal static IQueryable<Signal> Waiting(ConsoleDbContext db, string bucketKey) =>
        db.Signals.Where(signal => signal.BucketKey == bucketKey && signal.Kind == SignalKind.Macie && signal.FindingId == null).OrderBy(signal => signal.AtUtc);

    private async Task<TransitionNote> SaysTheSameAsync(WriteScope scope, Signal told, CancellationToken cancellationToken)
    {
        var severity = told.Severity?.ToString() ?? "unknown";
        var facts = await ReadAsync(scope, told, cancellationToken).ConfigureAwait(false);
        var text = string.Create(CultureInfo.InvariantCulture, $"Amazon Macie says the same: {told.Name}, {severity}, its finding {told.ExternalId}.");
        return facts is null ? new TransitionNote("Amazon Macie", text) : MacieIntake.Note(facts) with { Text = text };
    }

    private async Task<EventFacts.MacieSignal?> ReadAsync(WriteScope scope, Signal told, CancellationToken cancellationToken)
    {
        var body = await scope.Db.InboxEvents.Where(row => row.Id == told.EventId).Select(row => row.Body).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return body is null ? null : sources.Read(EventEnvelope.Parse(body)) as EventFacts.MacieSignal;
    }
}
