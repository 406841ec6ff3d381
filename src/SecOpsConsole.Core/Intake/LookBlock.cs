using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Intake;

/// <summary>Block Public Access in a look: what is believed of it, and its history.</summary>
internal static class LookBlock
{
    /// <summary>
    /// For so long after our own write, a read that shows other settings is more likely stale than a new change, unless an event tells of one.
    /// </summary>
    private static readonly TimeSpan StaleAfterWrite = TimeSpan.FromMinutes(2);

    /// <summary>
    /// The facts with the settings that are believed: a read that is likely stale is replaced by what the console read back itself, and
    /// <see cref="LookFacts.BlockIsDoubted"/> asks for another look.
    /// </summary>
    public static async Task<LookFacts> BelieveAsync(WriteScope scope, Bucket bucket, LookFacts facts, CancellationToken cancellationToken)
    {
        if (facts.Settings.BlockPublicAccess is not { } read || facts.Payload.IsLast || facts.Event?.Block is not null)
        {
            return facts;
        }
        var from = facts.ObservedUtc - StaleAfterWrite;
        var last = await BlockHistory.Of(scope.Db, bucket.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        return last is { Source: VersionSource.ReadBack } && last.SeenUtc > from && last.State != read.State
            ? facts with { Settings = facts.Settings with { BlockPublicAccess = BlockPublicAccess.OfState(last.State) }, BlockIsDoubted = true }
            : facts;
    }

    /// <summary>
    /// The account's setting is another one than when the bucket was looked at last: then whoever changed the account explains what came of it,
    /// or we did it ourselves.
    /// </summary>
    public static async Task ExplainByAccountAsync(LookState look, FindingSources sources, CancellationToken cancellationToken)
    {
        var (bucket, facts) = (look.Bucket, look.Facts);
        if (bucket.AccountBlock is not { } before || facts.Settings.AccountBlock is not { } now || before == now
            || await look.Scope.Db.AccountBlocks.AsNoTracking().SingleOrDefaultAsync(row => row.AccountId == bucket.AccountId, cancellationToken).ConfigureAwait(false) is not { } account)
        {
            return;
        }
        look.AccountIsOurs = account.ChangedAttemptId is not null;
        if (account.ChangeEventId is { } id
            && await look.Scope.Db.InboxEvents.Where(row => row.Id == id).Select(row => row.Body).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false) is { } body
            && sources.Read(EventEnvelope.Parse(body)) is EventFacts.AccountChange change)
        {
            look.AccountChange = new AccountExplanation(change, id, account.ChangedUtc ?? facts.ObservedUtc);
        }
    }

    /// <summary>What the event told, then what was read.</summary>
    public static async Task RecordAsync(LookState look, CancellationToken cancellationToken)
    {
        var (scope, bucket, facts) = (look.Scope, look.Bucket, look.Facts);
        if (facts.Event is { Block: { } told } change)
        {
            var seen = new BlockSeen(told, VersionSource.Event, facts.EventUtc, change.Actor.Name, change.DetailKey);
            await BlockHistory.RecordAsync(scope, bucket, seen, cancellationToken).ConfigureAwait(false);
        }
        if (facts.Settings.BlockPublicAccess is { } live)
        {
            var source = LookHistory.SourceOf(facts.Payload.Reason);
            await BlockHistory.RecordAsync(scope, bucket, new BlockSeen(live, source, facts.ObservedUtc), cancellationToken).ConfigureAwait(false);
            var last = await BlockHistory.Of(scope.Db, bucket.Id).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
            look.BlockIsOurs = last is { Source: VersionSource.ReadBack } && last.State == live.State;
        }
    }
}
