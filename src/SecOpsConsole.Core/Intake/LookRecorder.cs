using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Protection;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.Sweep;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// Writes what a look found: versions, the bucket's facts, findings, then the decision, all in one transaction.
/// An older look never overwrites a newer one.
/// </summary>
internal sealed class LookRecorder(
    LookFindings findings, LookMacie macie, LookTrace trace, FindingLifecycle lifecycle, RemediationFlow remediation, SweepRecord sweep, FindingSources sources,
    SuppressionLedger suppressions)
{
    public async Task RecordAsync(WriteScope scope, LookFacts facts, CancellationToken cancellationToken)
    {
        if (facts.Gone)
        {
            await RecordGoneAsync(scope, facts, cancellationToken).ConfigureAwait(false);
            return;
        }

        var known = await BucketStore.FindAsync(scope.Db, facts.Payload.Bucket, cancellationToken).ConfigureAwait(false);
        if (facts.Payload.Reason == LookReason.Sweep && known is not null && await SweepRecord.IsToldAsync(scope.Db, known, scope.NowUtc, cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var bucket = known ?? await BucketStore.FindOrAddAsync(scope, facts.Payload.Bucket, cancellationToken).ConfigureAwait(false);
        if (known is null && facts.Event is { } first)
        {
            // The inbox writes this row itself when it knows the bucket already.
            LookStory.TellBucket(scope, bucket, first);
        }

        facts = await LookBlock.BelieveAsync(scope, bucket, facts, cancellationToken).ConfigureAwait(false);
        facts = await LookEncryption.BelieveAsync(scope, bucket, facts, cancellationToken).ConfigureAwait(false);
        facts = BelieveAcl(bucket, facts);
        var judged = facts.ReadError is { } why ? JudgeOfBuckets.Unreadable(why) : JudgeOfBuckets.Judge(facts.Verdict!, facts.Settings);
        var look = new LookState(scope, facts, bucket)
        {
            Judged = judged,
            Suppressions = await SuppressionLedger.ActiveAsync(scope.Db, bucket.Id, cancellationToken).ConfigureAwait(false),
        };
        await LookBlock.ExplainByAccountAsync(look, sources, cancellationToken).ConfigureAwait(false);
        await LookHistory.RecordAsync(look, cancellationToken).ConfigureAwait(false);
        await LookBlock.RecordAsync(look, cancellationToken).ConfigureAwait(false);
        await LookEncryption.RecordAsync(look, cancellationToken).ConfigureAwait(false);
        if (IsNewerKnown(bucket, facts, scope.NowUtc))
        {
            return;
        }

        var difference = SweepDifference.Of(bucket, look.Live?.Fingerprint, facts.Settings);
        SetBucket(look);
        scope.Ranking.Touch(bucket);
        var open = await findings.RecordAsync(look, cancellationToken).ConfigureAwait(false);
        await macie.RecordAsync(look, cancellationToken).ConfigureAwait(false);
        if (facts.Payload.Reason == LookReason.Sweep && difference.Any)
        {
            await sweep.ChangedAsync(scope, facts.Payload.SweepRunId, bucket, difference, look.Found, cancellationToken).ConfigureAwait(false);
        }

        await trace.RecordAsync(look, cancellationToken).ConfigureAwait(false);
        LookAgainIfNeeded(look);
        await DecideAsync(look, open, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// What was seen "in the future" was seen before the clock was set back. Counting it as newer would make the console blind
    /// until the clock has caught up.
    /// </summary>
    private static bool IsNewerKnown(Bucket bucket, LookFacts facts, DateTime nowUtc) =>
        bucket.ObservedUtc > facts.ObservedUtc && bucket.ObservedUtc <= nowUtc;

    /// <summary>An ACL that could not be read closes nothing and covers no less than before.</summary>
    private static LookFacts BelieveAcl(Bucket bucket, LookFacts facts) => facts is { ReadError: null, Settings.AclPublic: null } && bucket.AclPublic == true
        ? facts with { Settings = facts.Settings with { AclPublic = true, AclGrants = bucket.AclGrants }, AclIsDoubted = true }
        : facts;

    private static void SetBucket(LookState look)
    {
        var (bucket, facts) = (look.Bucket, look.Facts);
        bucket.ObservedUtc = facts.ObservedUtc;
        bucket.RecreatedUtc = bucket.DeletedUtc is null ? bucket.RecreatedUtc : facts.ObservedUtc;
        bucket.DeletedUtc = null;
        bucket.LookError = facts.ReadError;
        bucket.Exposure = look.Judged.Exposure;
        bucket.LastEventUtc = facts.Event is not null && !(bucket.LastEventUtc > facts.EventUtc) ? facts.EventUtc : bucket.LastEventUtc;
        if (look.Live is not { } live)
        {
            return;
        }

        bucket.LiveVersionId = live.Id;
        bucket.LiveFingerprint = live.Fingerprint;
        bucket.BaselineVersionId = live.Accepted ? live.Id : look.Baseline.VersionId;
        var settings = facts.Settings;
        bucket.SetBlock(settings.BlockPublicAccess);
        bucket.AccountBlockState = settings.AccountBlock?.State;
        bucket.AclPublic = settings.AclPublic ?? bucket.AclPublic;
        bucket.AclGrants = settings.AclPublic is null ? bucket.AclGrants : settings.AclGrants;
        bucket.Encryption = settings.Encryption;
        bucket.ObjectOwnership = settings.ObjectOwnership;
        bucket.OwnerTag = settings.OwnerIsKnown ? settings.OwnerTag : bucket.OwnerTag;
    }

    /// <summary>What the event told and what AWS answered differ, and nothing newer is known: the read may be stale.</summary>
    private static void LookAgainIfNeeded(LookState look)
    {
        var blockDiffers = look.Facts.Event?.Block is { } told && look.Facts.Settings.BlockPublicAccess is { } live && told != live
            && !(look.Bucket.LastEventUtc > look.Facts.EventUtc);
        if (look.LookAgain || blockDiffers || look.Facts.BlockIsDoubted || look.Facts.AclIsDoubted || LookEncryption.IsInDoubt(look) || (look.EventDiffers && !look.NewerIsKnown))
        {
            look.Facts.Payload.EnqueueAgain(look.Scope);
        }
    }

    private async Task DecideAsync(LookState look, IReadOnlyList<Finding> open, CancellationToken cancellationToken)
    {
        await LookProtection.RecordAsync(look, remediation.Surroundings, cancellationToken).ConfigureAwait(false);
        if (open.Count == 0)
        {
            return;
        }

        var baseline = look.Baseline.VersionId is { } id
            ? await look.Scope.Db.PolicyVersions.FirstAsync(row => row.Id == id, cancellationToken).ConfigureAwait(false)
            : null;
        var accepted = look.AcceptedStatements();
        var facts = new DecisionFacts
        {
            Live = look.Live,
            ReachableByAnyone = look.Judged.ReachableBeside(accepted),
            Accepted = accepted,
            Baseline = baseline,
            BaselineMissing = look.Baseline.WhyMissing,
            // An event about something else, or about a policy that is no longer live, is no event of this change.
            EventUtc = look.EventExplainsPolicy
                ? look.Facts.EventUtc
                : await LookHistory.ToldAgainUtcAsync(
                    look, open.Where(finding => finding.EventId is not null && finding.Fingerprint == look.Live?.Fingerprint).Max(finding => (DateTime?)finding.EventUtc),
                    cancellationToken).ConfigureAwait(false),
        };
        await remediation.DecideAsync(look.Scope, look.Bucket, open, facts, cancellationToken).ConfigureAwait(false);
    }

    private async Task RecordGoneAsync(WriteScope scope, LookFacts facts, CancellationToken cancellationToken)
    {
        if (facts is not { Event.Kind: BucketChangeKind.Deleted } and not { Payload: { IsLast: true } or { Reason: LookReason.Sweep } })
        {
            // One answer may be stale, and much ends with a bucket. A sweep has asked before.
            facts.Payload.EnqueueAgain(scope);
            return;
        }

        var bucket = await BucketStore.FindAsync(scope.Db, facts.Payload.Bucket, cancellationToken).ConfigureAwait(false);
        if (bucket is null || IsNewerKnown(bucket, facts, scope.NowUtc))
        {
            return;
        }

        // Macie tells late: also of a bucket that is known to be gone.
        await macie.RecordGoneAsync(scope, bucket, facts, cancellationToken).ConfigureAwait(false);
        if (bucket.DeletedUtc is not null)
        {
            return;
        }

        bucket.DeletedUtc = facts.ObservedUtc;
        bucket.ObservedUtc = facts.ObservedUtc;
        bucket.Exposure = Exposure.Unknown;
        bucket.LiveVersionId = null;
        bucket.LiveFingerprint = null;
        bucket.BaselineVersionId = null;
        // Whoever takes the name next is nobody whom it was decided about.
        AutomaticBars.Respect(bucket);
        (bucket.ContainedAttemptId, bucket.AclPublic, bucket.AclGrants) = (null, false, null);
        await PolicyVersions.WithdrawApprovalsAsync(scope, bucket.Id, cancellationToken).ConfigureAwait(false);
        scope.Ranking.Touch(bucket);
        LookStory.TellBucketDeleted(scope, bucket);
        if (facts.Payload.Reason == LookReason.Sweep)
        {
            await sweep.GoneAsync(scope, facts.Payload.SweepRunId, bucket, cancellationToken).ConfigureAwait(false);
        }

        foreach (var finding in await LookFindings.OfBucketAsync(scope.Db, bucket.Id, cancellationToken).ConfigureAwait(false))
        {
            lifecycle.Apply(scope, finding, FindingTransition.ResourceDeleted, LookStory.Deleted);
        }

        await suppressions.EndOfBucketAsync(scope, bucket.Id, cancellationToken).ConfigureAwait(false);
    }
}
