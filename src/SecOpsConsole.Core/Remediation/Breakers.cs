using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>The circuit breakers' changes of state: each with its row on the timeline, and with the work that follows.</summary>
internal static class Breakers
{
    private const string Automatic = "automatic mode";

    /// <summary>So many held buckets are looked at when a probe is wanted: the first that still needs a write is it.</summary>
    private const int ProbeCandidates = 10;

    /// <summary>After it closed at most so many held buckets are looked at again at once.</summary>
    private const int MostLooks = 1000;

    public static Task<AccountBreaker?> FindAsync(ConsoleDbContext db, string accountId, CancellationToken cancellationToken) =>
        db.AccountBreakers.AsTracking().SingleOrDefaultAsync(b => b.AccountId == accountId, cancellationToken);

    /// <summary>The attempt was decided after the breaker tripped, and is not its probe.</summary>
    public static Task<bool> HoldsAsync(ConsoleDbContext db, string accountId, long attemptId, CancellationToken cancellationToken) =>
        db.AccountBreakers.AnyAsync(b => b.AccountId == accountId && b.State != BreakerState.Closed
            && attemptId > b.TrippedAfterAttemptId && b.ProbeAttemptId != attemptId, cancellationToken);

    /// <summary>Holds automatic mode in the account; false when it is held already.</summary>
    public static async Task<bool> TripAsync(WriteScope scope, string accountId, string why, CancellationToken cancellationToken)
    {
        var breaker = await FindAsync(scope.Db, accountId, cancellationToken).ConfigureAwait(false);
        if (breaker is { State: not BreakerState.Closed })
        {
            return false;
        }
        if (breaker is null)
        {
            breaker = new AccountBreaker { AccountId = accountId, Who = Automatic, Why = why };
            scope.Db.AccountBreakers.Add(breaker);
        }
        await OpenAsync(scope, breaker, why, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>The cool-down is over: one write may show whether things are well again.</summary>
    public static async Task HalfOpenAsync(WriteScope scope, AccountBreaker breaker, CancellationToken cancellationToken)
    {
        (breaker.State, breaker.SinceUtc, breaker.ProbeUtc, breaker.ProbeAttemptId) = (BreakerState.HalfOpen, scope.NowUtc, null, null);
        Tell(scope, Change(breaker, ChangeWord.HalfOpened), Automatic, $"The cool-down of account {breaker.AccountId} is over: automatic mode tries one write there and goes on when it holds.");
        await LookAtHeldAsync(scope, breaker.AccountId, ProbeCandidates, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets automatic mode act in the account again, with a new budget.</summary>
    public static async Task CloseAsync(
        WriteScope scope, AccountBreaker breaker, string who, string why, string? reason, CancellationToken cancellationToken)
    {
        (breaker.State, breaker.SinceUtc, breaker.ProbeUtc, breaker.ProbeAttemptId) = (BreakerState.Closed, scope.NowUtc, null, null);
        (breaker.Who, breaker.Why, breaker.Trips) = (who, why, 0);
        breaker.CountsFromAttemptId = await Attempts.NewestIdAsync(scope.Db, cancellationToken).ConfigureAwait(false);
        Tell(scope, Change(breaker, ChangeWord.Closed), who, why, reason);
        await LookAtHeldAsync(scope, breaker.AccountId, MostLooks, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Called at the end of every attempt: if it was a probe, its outcome decides.</summary>
    public static async Task EndedAsync(WriteScope scope, RemediationAttempt attempt, CancellationToken cancellationToken)
    {
        var breaker = attempt.Trigger == AttemptTrigger.Automatic
            ? await scope.Db.AccountBreakers.AsTracking().SingleOrDefaultAsync(b => b.ProbeAttemptId == attempt.Id, cancellationToken).ConfigureAwait(false)
            : null;
        if (breaker is null)
        {
            return;
        }
        if (attempt.Status == AttemptStatus.Verified)
        {
            await CloseAsync(scope, breaker, Automatic, $"The probe write in account {breaker.AccountId} was verified: automatic mode goes on there.", null, cancellationToken)
                .ConfigureAwait(false);
            return;
        }
        await OpenAsync(scope, breaker, $"The probe write in account {breaker.AccountId} did not hold ({attempt.Status}), so automatic mode stays held there.", cancellationToken)
            .ConfigureAwait(false);
    }

    private static async Task OpenAsync(WriteScope scope, AccountBreaker breaker, string why, CancellationToken cancellationToken)
    {
        breaker.Trips++;
        var coolDown = CircuitBreaker.CoolDown(breaker.Trips);
        (breaker.State, breaker.SinceUtc, breaker.ProbeUtc, breaker.ProbeAttemptId) = (BreakerState.Open, scope.NowUtc, scope.NowUtc + coolDown, null);
        (breaker.Who, breaker.Why) = (Automatic, why);
        breaker.TrippedAfterAttemptId = await Attempts.NewestIdAsync(scope.Db, cancellationToken).ConfigureAwait(false);
        scope.Enqueue(WorkKind.Breaker, null, new BreakerPayload(breaker.AccountId, breaker.SinceUtc), coolDown);
        Tell(scope, Change(breaker, ChangeWord.Opened), Automatic, $"Account {breaker.AccountId}: {why}", notifies: NotificationKind.BreakerOpened);
    }

    private static async Task LookAtHeldAsync(WriteScope scope, string accountId, int most, CancellationToken cancellationToken)
    {
        var held = scope.Db.Findings
            .Where(f => f.RemediationStatus == RemediationStatus.Held && f.HoldReason == HoldReason.AccountHeld)
            .Select(f => f.BucketId);
        foreach (var bucket in await scope.Db.Buckets.AsNoTracking().Where(b => b.AccountId == accountId && held.Contains(b.Id))
            .OrderBy(b => b.Id).Take(most).ToListAsync(cancellationToken).ConfigureAwait(false))
        {
            AttemptLedger.Look(scope, bucket);
        }
    }

    private static ConsoleChange Change(AccountBreaker breaker, ChangeWord how) => new(DecisionWord.Breaker, how) { AccountId = breaker.AccountId };

    private static void Tell(WriteScope scope, ConsoleChange change, string who, string text, string? reason = null, NotificationKind? notifies = null) =>
        Timeline.TellBucket(scope, null, FindingEventKind.CircuitBreakerChanged, new TransitionNote(who, text) { Reason = reason, Notifies = notifies, Change = change });
}
