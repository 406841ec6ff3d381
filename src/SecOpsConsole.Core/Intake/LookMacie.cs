using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// Ends findings that Macie made and does not end: Macie tells when a bucket lost something, and never that it has it again. Only a read that is believed counts,
/// and only where it settles the matter: what Macie calls public and our judge does not stays for a person.
/// </summary>
internal sealed class LookMacie(FindingLifecycle lifecycle)
{
    private const string BlockIsOn = "Block Public Access of the bucket is on again.";
    private const string KeyIsBack = "The default encryption of the bucket uses a KMS key again.";

    /// <summary>A read so shortly after Macie told may still show what was before.</summary>
    internal static readonly TimeSpan StaleAfterTold = TimeSpan.FromMinutes(2);

    public async Task RecordAsync(LookState look, CancellationToken cancellationToken)
    {
        var bucketId = look.Bucket.Id;
        var open = await look.Scope.Db.Findings.AsTracking()
            .Where(row => row.BucketId == bucketId && row.Source == FindingSource.Macie && row.Category == FindingCategory.Policy
                && (row.WorkflowStatus == WorkflowStatus.New || row.WorkflowStatus == WorkflowStatus.Notified))
            .OrderBy(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var finding in open.Where(finding => !MacieIntake.IsSample(finding)))
        {
            if (Ended(look, finding) is not { } why)
            {
                continue;
            }

            if (look.Facts.ObservedUtc - finding.EventUtc < StaleAfterTold && !look.Facts.Payload.IsLast)
            {
                look.LookAgain = true;
                continue;
            }

            finding.LiveFingerprint = look.Live?.Fingerprint;
            lifecycle.Apply(look.Scope, finding, FindingTransition.FixedExternally, new TransitionNote(LookStory.Console, why) { ExposedUntilUtc = look.ChangeUtc });
        }
    }

    /// <summary>
    /// The bucket is gone: so is everything that Macie found in or about it. Nothing would open that again, so one answer is believed only beside the event of the
    /// deletion; else AWS is asked again.
    /// </summary>
    public async Task RecordGoneAsync(WriteScope scope, Bucket bucket, LookFacts facts, CancellationToken cancellationToken)
    {
        var open = await scope.Db.Findings.AsTracking()
            .Where(row => row.BucketId == bucket.Id && row.Source == FindingSource.Macie && row.WorkflowStatus != WorkflowStatus.Resolved)
            .OrderBy(row => row.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        open.RemoveAll(MacieIntake.IsSample);
        if (open.Count > 0 && facts is not { Event.Kind: BucketChangeKind.Deleted } and not { Payload.IsLast: true })
        {
            facts.Payload.EnqueueAgain(scope);
            return;
        }

        foreach (var finding in open)
        {
            lifecycle.Apply(scope, finding, FindingTransition.ResourceDeleted, LookStory.Deleted);
        }
    }

    /// <summary>Null: it is as Macie told, or nobody knows.</summary>
    private static string? Ended(LookState look, Finding finding) => finding.Check switch
    {
        // What the console itself switched on for the time being may be undone, and Macie would not tell it again.
        CheckIds.MacieBlockDisabled when look.Bucket.ContainedAttemptId is null && look.Facts is { BlockIsDoubted: false, Settings.BlockPublicAccess: { RestrictPublicBuckets: true, IgnorePublicAcls: true } } => BlockIsOn,
        CheckIds.MacieEncryptionDisabled when !look.Facts.EncryptionIsDoubted && BucketEncryption.OfState(look.Facts.Settings.Encryption) is { UsesKms: true } => KeyIsBack,
        _ => null,
    };
}
