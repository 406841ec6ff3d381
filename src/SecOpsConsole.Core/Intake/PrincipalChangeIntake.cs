using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>What follows from a change of the console's own policy on a user or role: our echo is recognised, anything else is looked at.</summary>
internal sealed class PrincipalChangeIntake(IBucketPolicyGateway gateway)
{
    private const int MostAttempts = 50;

    public async Task<EventStatus> FollowAsync(WriteScope scope, InboxEvent row, EventFacts.PrincipalChange change, CancellationToken cancellationToken)
    {
        if (change.ErrorCode is { } code)
        {
            row.Note = $"{change.Note} AWS refused it with {code}; nothing was changed.";
            return EventStatus.Processed;
        }

        // The event has the name; names are unique in an account, whatever the path.
        var ending = "/" + change.UserOrRoleName;
        var kind = change.IsRole ? PrincipalClass.Role : PrincipalClass.User;
        var principal = await scope.Db.Principals.AsNoTracking()
            .Where(p => p.AccountId == change.AccountId && p.Class == kind && p.Arn.EndsWith(ending)).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (principal is null)
        {
            row.Note = $"{change.Note} The console put none there.";
            return EventStatus.Processed;
        }

        var attempts = await scope.Db.Attempts.Where(a => a.PrincipalId == principal.Id)
            .OrderByDescending(a => a.Id).Take(MostAttempts).ToListAsync(cancellationToken).ConfigureAwait(false);
        var own = OwnWrite.Recognise(
            change.RequestId, change.RoleSessionName, change.Actor.IssuerArn, Quarantine.Fingerprint(change.PolicyText), attempts, gateway.Accounts);
        if (own is not null)
        {
            row.Note = "The console's own write, told by CloudTrail.";
            Timeline.TellAttempt(scope, own.Id, own.FindingId, null, FindingEventKind.OwnWriteRecognised,
                new TransitionNote(LookStory.Console, "CloudTrail told of the console's own write in IAM.") { AwsRequestId = change.RequestId });
            return EventStatus.OwnWrite;
        }

        if (await OffenderFindings.LatestAsync(scope, principal, cancellationToken).ConfigureAwait(false) is { } story)
        {
            Timeline.Tell(scope, story, FindingEventKind.EventReceived, new TransitionNote(
                LookStory.NameOf(change.Actor), $"{change.Name} by {LookStory.NameOf(change.Actor)} changed the console's quarantine policy; IAM is read."));
        }

        OffenceBook.Review(scope, principal.Id, look: true);
        return EventStatus.Processed;
    }
}
