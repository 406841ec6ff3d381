using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>Files an event: what it is, whether we know it already, whether its account is ours, and what follows from it.</summary>
internal sealed class EventFiling(
    IBucketPolicyGateway gateway, BucketChangeIntake changes, MacieIntake macie, ConfigIntake config, ExternalRemediationIntake external, PrincipalChangeIntake principals,
    AccountChangeIntake accounts)
{
    public async Task FileAsync(WriteScope scope, InboxEvent row, EventFacts facts, CancellationToken cancellationToken)
    {
        Describe(row, facts);
        row.ProcessedUtc = scope.NowUtc;
        row.Status = await StatusAsync(scope, row, facts, cancellationToken).ConfigureAwait(false);
    }

    private static void Describe(InboxEvent row, EventFacts facts)
    {
        row.Name = facts.Name ?? row.Name;
        row.AccountId = facts.AccountId ?? row.AccountId;
        row.Region = facts.Region ?? row.Region;
        row.BucketName = facts.BucketName;
        row.EventUtc = facts.EventUtc ?? row.EventUtc;
        row.Note = facts.Note;
    }

    private async Task<EventStatus> StatusAsync(WriteScope scope, InboxEvent row, EventFacts facts, CancellationToken cancellationToken)
    {
        if (facts is EventFacts.Unrecognised)
        {
            return EventStatus.Unrecognised;
        }

        if (facts.DetailKey is { } key)
        {
            if (await scope.Db.InboxEvents.AnyAsync(other => other.DetailKey == key && other.Id != row.Id, cancellationToken).ConfigureAwait(false))
            {
                row.Note = "The same call was told before, in another envelope.";
                return EventStatus.Duplicate;
            }

            row.DetailKey = key;
        }

        if (!IsConfigured(facts))
        {
            row.Note = $"Account {facts.AccountId ?? "(none)"} in {facts.Region ?? "(no Region)"} is not configured here: the event is kept, and no AWS call was made for it. "
                + "To watch this account, add it under Aws__Accounts and start the console again.";
            return EventStatus.AccountNotConfigured;
        }

        return await FollowAsync(scope, row, facts, cancellationToken).ConfigureAwait(false);
    }

    private bool IsConfigured(EventFacts facts) => gateway.Accounts.Any(account =>
        account.AccountId == facts.AccountId && (facts is EventFacts.AccountChange or EventFacts.PrincipalChange or EventFacts.OtherChange || account.Regions.Contains(facts.Region ?? "", StringComparer.Ordinal)));

    private async Task<EventStatus> FollowAsync(WriteScope scope, InboxEvent row, EventFacts facts, CancellationToken cancellationToken)
    {
        switch (facts)
        {
            case EventFacts.BucketChange change:
                return await changes.FollowAsync(scope, row, change, cancellationToken).ConfigureAwait(false);
            case EventFacts.FailedCall failed:
                await changes.CountFailedAsync(scope, row, failed, cancellationToken).ConfigureAwait(false);
                return EventStatus.Processed;
            case EventFacts.AccountChange change:
                return await accounts.FollowAsync(scope, row, change, cancellationToken).ConfigureAwait(false);
            case EventFacts.MacieSignal signal:
                await macie.FollowAsync(scope, row, signal, cancellationToken).ConfigureAwait(false);
                return EventStatus.Processed;
            case EventFacts.ConfigurationItem item:
                return await config.FollowAsync(scope, row, item, cancellationToken).ConfigureAwait(false);
            case EventFacts.ExternalRemediation execution:
                await external.FollowAsync(scope, execution, cancellationToken).ConfigureAwait(false);
                return EventStatus.Processed;
            case EventFacts.PrincipalChange change:
                return await principals.FollowAsync(scope, row, change, cancellationToken).ConfigureAwait(false);
            case EventFacts.CallersCopy or EventFacts.OtherChange:
                return EventStatus.Processed;
            default:
                throw new InvalidOperationException($"Nothing follows from {facts.GetType().Name}.");
        }
    }
}
