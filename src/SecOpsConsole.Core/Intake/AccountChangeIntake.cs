using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>What follows from a call on a whole account's Block Public Access: our own echo is recognised, anything else makes us look at the account.</summary>
internal sealed class AccountChangeIntake(IBucketPolicyGateway gateway)
{
    private const int MostAttempts = 50;

    public async Task<EventStatus> FollowAsync(WriteScope scope, InboxEvent row, EventFacts.AccountChange change, CancellationToken cancellationToken)
    {
        if (change.AccountId is not { } accountId)
        {
            row.Note = "The event names no account, so there is nothing to look at.";
            return EventStatus.Unrecognised;
        }

        var attempts = await scope.Db.Attempts.Where(a => a.AccountId == accountId)
            .OrderByDescending(a => a.Id).Take(MostAttempts).ToListAsync(cancellationToken).ConfigureAwait(false);
        if (OwnWrite.Recognise(change.RequestId, change.RoleSessionName, change.Actor.IssuerArn, change.Block?.State, attempts, gateway.Accounts) is { } own)
        {
            row.Note = "The console's own write, told by CloudTrail.";
            Timeline.TellAttempt(scope, own.Id, own.FindingId, null, FindingEventKind.OwnWriteRecognised,
                new TransitionNote(LookStory.Console, "CloudTrail told of the console's own write to the account; it is not judged as a new change.") { AwsRequestId = change.RequestId });
            return EventStatus.OwnWrite;
        }

        AccountLookPayload.Enqueue(scope, accountId, row.Id);
        return EventStatus.Processed;
    }
}
