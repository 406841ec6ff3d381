using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.SecurityHub;

/// <summary>Puts a change of a finding's workflow status on disk for Security Hub, in the write that changes it: either both are stored, or neither is.</summary>
internal static class HubOutbox
{
    public static void Add(WriteScope scope, Finding finding, TransitionNote note)
    {
        if (finding.BucketId is not null && !MacieIntake.IsSample(finding))
        {
            scope.AtEnd(ct => StoreAsync(scope, finding, note, ct));
        }
    }

    private static async Task StoreAsync(WriteScope scope, Finding finding, TransitionNote note, CancellationToken cancellationToken)
    {
        await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
        var ids = await OfMacieAsync(scope.Db, finding, cancellationToken).ConfigureAwait(false);
        if (ids.Count == 0 || await scope.Db.Buckets.SingleOrDefaultAsync(row => row.Id == finding.BucketId, cancellationToken).ConfigureAwait(false) is not { } bucket)
        {
            return;
        }
        foreach (var id in ids)
        {
            var row = await scope.Db.HubNotes.AsTracking().FirstOrDefaultAsync(
                known => known.ExternalId == id && known.AccountId == bucket.AccountId && known.Region == bucket.Region && known.State == DeliveryState.Waiting,
                cancellationToken).ConfigureAwait(false);
            Set(scope, row ?? scope.Db.HubNotes.Add(New(scope, bucket, finding, id)).Entity, finding, note);
        }
        await HubNotePayload.EnqueueAsync(scope, bucket.AccountId, bucket.Region, TimeSpan.Zero, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Macie's ids of what the finding is about: its own, and those of Macie's findings that say the same as ours.</summary>
    private static async Task<List<string>> OfMacieAsync(ConsoleDbContext db, Finding finding, CancellationToken cancellationToken)
    {
        var ids = await db.Signals.Where(signal => signal.FindingId == finding.Id && signal.Kind == SignalKind.Macie && signal.ExternalId != null)
            .Select(signal => signal.ExternalId!).Distinct().ToListAsync(cancellationToken).ConfigureAwait(false);
        return finding is { Source: FindingSource.Macie, ExternalId: { } own } && !ids.Contains(own) ? [.. ids, own] : ids;
    }

    private static HubNote New(WriteScope scope, Bucket bucket, Finding finding, string externalId) => new()
    {
        FindingId = finding.Id, AccountId = bucket.AccountId, Region = bucket.Region, ExternalId = externalId, Text = "", Who = "", CreatedUtc = scope.NowUtc,
    };

    private static void Set(WriteScope scope, HubNote row, Finding finding, TransitionNote note)
    {
        (row.FindingId, row.Status, row.Text, row.Who) = (finding.Id, finding.WorkflowStatus, HubWords.TextOf(note), HubWords.WhoOf(note));
        (row.AtUtc, row.DueUtc, row.Attempts, row.LastError) = (scope.NowUtc, row.DueUtc > scope.NowUtc ? row.DueUtc : scope.NowUtc, 0, null);
        row.Version++;
    }
}
