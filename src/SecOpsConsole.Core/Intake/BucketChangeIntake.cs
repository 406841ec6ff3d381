using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Intake;

/// <summary>What follows from a call on a bucket: our own echo is recognised, anything else makes us look.</summary>
internal sealed class BucketChangeIntake(IBucketPolicyGateway gateway, OffenceBook offences, SignalBook signals)
{
    /// <summary>The newest attempts on a bucket; an echo comes within minutes of its write.</summary>
    private const int MostAttempts = 50;

    public async Task<EventStatus> FollowAsync(WriteScope scope, InboxEvent row, EventFacts.BucketChange change, CancellationToken cancellationToken)
    {
        if (Reference(change) is not { } reference)
        {
            row.Note = "The event names no bucket, so there is nothing to look at.";
            return EventStatus.Unrecognised;
        }

        var bucket = await BucketStore.FindAsync(scope.Db, reference, cancellationToken).ConfigureAwait(false);
        var own = bucket is not null && await IsOwnWriteAsync(scope, bucket, change, cancellationToken).ConfigureAwait(false);
        await signals.CallAsync(scope, row, change, reference, own, cancellationToken).ConfigureAwait(false);
        if (own)
        {
            row.Note = "The console's own write, told by CloudTrail.";
            return EventStatus.OwnWrite;
        }

        if (bucket is not null)
        {
            LookStory.TellBucket(scope, bucket, change);
        }

        LookPayload.Enqueue(scope, reference, LookReason.Event, row.Id);
        return EventStatus.Processed;
    }

    /// <summary>A refused call changed nothing: it is counted against the actor and never leads to a look or a remediation.</summary>
    public async Task CountFailedAsync(WriteScope scope, InboxEvent row, EventFacts.FailedCall failed, CancellationToken cancellationToken)
    {
        var bucket = Reference(failed) is { } reference
            ? await BucketStore.FindAsync(scope.Db, reference, cancellationToken).ConfigureAwait(false)
            : null;
        var who = LookStory.NameOf(failed.Actor);
        var before = bucket is null ? 0 : await scope.Db.FindingEvents.CountAsync(
            told => told.BucketId == bucket.Id && told.Kind == FindingEventKind.FailedCallSeen && told.Who == who, cancellationToken).ConfigureAwait(false);
        var text = before == 0 ? failed.Note : $"{failed.Note} It is call number {before + 1} of {who} that AWS refused on this bucket.";
        LookStory.Tell(scope, bucket?.Id, FindingEventKind.FailedCallSeen, new TransitionNote(who, text)
        {
            DetailJson = JsonSerializer.Serialize(new { call = failed.Name, errorCode = failed.ErrorCode, actorArn = failed.Actor.Arn, bucket = failed.BucketName }),
        });
        await offences.RefusedAsync(scope, row, failed, cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsOwnWriteAsync(WriteScope scope, Bucket bucket, EventFacts.BucketChange change, CancellationToken cancellationToken)
    {
        if (change.Kind is not (BucketChangeKind.PolicyPut or BucketChangeKind.PolicyDeleted or BucketChangeKind.BlockPublicAccess))
        {
            return false;
        }

        var attempts = await scope.Db.Attempts.Where(attempt => attempt.BucketId == bucket.Id)
            .OrderByDescending(attempt => attempt.Id).Take(MostAttempts).ToListAsync(cancellationToken).ConfigureAwait(false);
        var own = OwnWrite.Recognise(
            change.RequestId, change.RoleSessionName, change.Actor.IssuerArn, StateOf(change), attempts, gateway.Accounts);
        if (own is null)
        {
            return false;
        }

        Timeline.TellAttempt(scope, own.Id, own.FindingId, bucket.Id, FindingEventKind.OwnWriteRecognised,
            new TransitionNote(LookStory.Console, "CloudTrail told of the console's own write; it is not judged as a new change.")
            {
                AwsRequestId = change.RequestId,
            });
        return true;
    }

    private static string? StateOf(EventFacts.BucketChange change) => change switch
    {
        { Kind: BucketChangeKind.PolicyDeleted } => PolicyFingerprint.None.Value,
        { PolicyText: { } text } => PolicyFingerprint.OfText(text).Value,
        { Block: { } block } => block.State,
        _ => null,
    };

    private static BucketRef? Reference(EventFacts facts)
        => facts is { AccountId: { } account, Region: { } region, BucketName: { } name } ? new BucketRef(account, region, name) : null;
}
