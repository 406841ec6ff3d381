using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Sweep;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// Block Public Access of the accounts: read once per account, not once per bucket. A look at a bucket takes what is known; the account's own
/// look keeps that true: after its event, at the beginning of every inventory and sweep, and after our own write.
/// </summary>
internal sealed class AccountBlocks(ConsoleStore store, IAccountBlockGateway gateway, CallBudget budget, TimeProvider clock) : IDisposable
{
    /// <summary>For so long after our own write, another state is more likely a stale read than a new change, unless an event tells of one.</summary>
    private static readonly TimeSpan StaleAfterWrite = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _first = new(1);

    public void Dispose() => _first.Dispose();

    /// <summary>What is known; an account that nobody has read yet is read now.</summary>
    public async Task<AccountBlock> GetAsync(string accountId, CancellationToken cancellationToken)
    {
        if (await FindAsync(accountId, cancellationToken).ConfigureAwait(false) is { } known)
        {
            return known;
        }

        await _first.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (await FindAsync(accountId, cancellationToken).ConfigureAwait(false) is { } meanwhile)
            {
                return meanwhile;
            }

            var (live, observedUtc) = await ReadAsync(accountId, cancellationToken).ConfigureAwait(false);
            if (MayPass(live.Fault))
            {
                return new AccountBlock { AccountId = accountId, ReadError = Refused(live.Fault!) };
            }

            await store.WriteAsync((scope, ct) => RecordAsync(scope, new AccountLookPayload(accountId), live, observedUtc, null, ct), cancellationToken).ConfigureAwait(false);
            return await FindAsync(accountId, cancellationToken).ConfigureAwait(false) ?? new AccountBlock { AccountId = accountId };
        }
        finally
        {
            _first.Release();
        }
    }

    public async Task<(AwsAnswer<BlockPublicAccess> Live, DateTime ObservedUtc)> ReadAsync(string accountId, CancellationToken cancellationToken)
    {
        // Counted, but nobody waits for it: an event's look must not stand behind a sweep.
        budget.Take(accountId, 1);
        var observedUtc = clock.GetUtcNow().UtcDateTime;
        return (await gateway.ReadAccountBlockAsync(accountId, cancellationToken).ConfigureAwait(false), observedUtc);
    }

    /// <summary>Takes what was read for true and has the buckets looked at when it is another state than was known.</summary>
    /// <param name="told">The event that told of a change; null when none did.</param>
    public static async Task RecordAsync(
        WriteScope scope, AccountLookPayload payload, AwsAnswer<BlockPublicAccess> live, DateTime observedUtc, EventFacts.AccountChange? told, CancellationToken cancellationToken)
    {
        var row = await scope.Db.AccountBlocks.AsTracking().SingleOrDefaultAsync(b => b.AccountId == payload.AccountId, cancellationToken).ConfigureAwait(false);
        var isNew = row is null;
        row ??= scope.Db.AccountBlocks.Add(new AccountBlock { AccountId = payload.AccountId, Version = 1 }).Entity;
        row.ManagedByOrganization |= payload.Managed;
        if (told is { Block: { } put })
        {
            await BlockHistory.RecordOfAccountAsync(scope, payload.AccountId, new BlockSeen(put, VersionSource.Event, Earlier(told.EventUtc, observedUtc), told.Actor.Name, told.DetailKey), cancellationToken)
                .ConfigureAwait(false);
        }

        if (live.Fault is { } fault)
        {
            (row.State, row.ReadError, row.ObservedUtc) = (null, Refused(fault), observedUtc);
            await ThenBucketsAsync(scope, payload, payload.ThenBuckets, cancellationToken).ConfigureAwait(false);
            return;
        }

        var changed = await TakeAsync(scope, row, payload, live.Value!, observedUtc, told, cancellationToken).ConfigureAwait(false);
        await ThenBucketsAsync(scope, payload, (changed && (!isNew || told is not null)) || payload.ThenBuckets, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<bool> TakeAsync(
        WriteScope scope, AccountBlock row, AccountLookPayload payload, BlockPublicAccess live, DateTime observedUtc, EventFacts.AccountChange? told, CancellationToken cancellationToken)
    {
        var accountId = row.AccountId;
        var last = await BlockHistory.OfAccount(scope.Db, accountId).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        if (told is null && last is { Source: VersionSource.ReadBack } && last.SeenUtc > observedUtc - StaleAfterWrite && last.State != live.State
            && payload.Again < LookPayload.LookAgainAfter.Count)
        {
            payload.EnqueueAgain(scope);
            return false;
        }

        await BlockHistory.RecordOfAccountAsync(scope, accountId, new BlockSeen(live, VersionSource.LiveRead, observedUtc), cancellationToken).ConfigureAwait(false);
        if (told?.Block is { } put && put.State != live.State)
        {
            // The event is about something else than what was read: newer is known, or the read is stale.
            payload.EnqueueAgain(scope);
        }

        (row.ReadError, row.ObservedUtc) = (null, observedUtc);
        if (row.State == live.State)
        {
            return false;
        }

        await ExplainAsync(scope, row, payload, live, observedUtc, told, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Who made it so and when: the event that told of exactly this state, if one did.</summary>
    private static async Task ExplainAsync(
        WriteScope scope, AccountBlock row, AccountLookPayload payload, BlockPublicAccess live, DateTime observedUtc, EventFacts.AccountChange? told, CancellationToken cancellationToken)
    {
        var before = row.Block;
        var first = row.State is null && row.ChangedUtc is null && told is null;
        var newest = await BlockHistory.OfAccount(scope.Db, row.AccountId).Where(s => s.Source != VersionSource.LiveRead).FirstOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        row.State = live.State;
        row.ManagedByOrganization = payload.Managed;
        if (told?.Block?.State == live.State)
        {
            (row.ChangedUtc, row.ChangedBy, row.ChangeEventId, row.ChangedAttemptId) = (Earlier(told.EventUtc, observedUtc), told.Actor.Name, payload.EventId, null);
        }
        else if (newest is { Source: VersionSource.ReadBack } && newest.State == live.State)
        {
            // Our own write, read before its bookkeeping.
            return;
        }
        else
        {
            (row.ChangedUtc, row.ChangedBy, row.ChangeEventId, row.ChangedAttemptId) = (first ? null : observedUtc, null, null, null);
        }

        if (!first)
        {
            Timeline.TellConsole(scope, FindingEventKind.BucketSettingChanged, new TransitionNote(
                row.ChangedBy ?? LookStory.Console,
                $"Block Public Access of account {row.AccountId} is {StateWords.Of(live)} now; it was {(before is null ? "not known" : StateWords.Of(before))} before. Every bucket of the account is looked at."));
        }
    }

    private static async Task ThenBucketsAsync(WriteScope scope, AccountLookPayload payload, bool due, CancellationToken cancellationToken)
    {
        if (due)
        {
            await scope.Db.SaveChangesAsync(cancellationToken).ConfigureAwait(false);
            await SweepRuns.StartAsync(scope, SweepKind.Inventory, payload.AccountId, "account's Block Public Access", cancellationToken).ConfigureAwait(false);
        }
    }

    public static bool MayPass(AwsFault? fault) => fault?.Kind is AwsFaultKind.Transient or AwsFaultKind.Throttled or AwsFaultKind.Conflict;

    private Task<AccountBlock?> FindAsync(string accountId, CancellationToken cancellationToken) => store.ReadAsync(
        (db, ct) => db.AccountBlocks.AsNoTracking().SingleOrDefaultAsync(b => b.AccountId == accountId, ct), cancellationToken);

    private static string Refused(AwsFault fault) => $"AWS answered {fault.Code} when Block Public Access of the account was read.";

    /// <summary>Events can lie about the future: nothing happened after we read.</summary>
    private static DateTime Earlier(DateTime? told, DateTime observedUtc) => told is { } at && at < observedUtc ? at : observedUtc;
}
