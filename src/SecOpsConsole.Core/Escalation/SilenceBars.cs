using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Protection;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Escalation;

/// <summary>
/// Why a bucket is not contained on silence although its rule says so: nobody decides at that moment, so what bars automatic mode bars this too,
/// and what a person took back stays so. The stop, the breaker and the hold are asked again right before the write.
/// </summary>
internal static class SilenceBars
{
    /// <summary>A sentence for the timeline; null when nothing stands against it.</summary>
    public static async Task<string?> OfAsync(WriteScope scope, Finding finding, Bucket bucket, AttemptClock clock, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        if ((await GlobalStop.ReadAsync(db, cancellationToken).ConfigureAwait(false)).On)
        {
            return HoldText.What(HoldReason.GlobalStop);
        }
        if (AutomaticBars.Protected(bucket, AutomaticBars.Known(bucket)) is { } bar)
        {
            return bar;
        }
        if (bucket.HoldReason is { } held)
        {
            return bucket.HeldWhy ?? HoldText.What(held);
        }
        var breaker = await Breakers.FindAsync(db, bucket.AccountId, cancellationToken).ConfigureAwait(false);
        if (breaker is { State: not BreakerState.Closed })
        {
            return "The console is held in its account.";
        }
        if (await TriedAsync(db, finding, cancellationToken).ConfigureAwait(false))
        {
            return "It was contained, or that was tried, on silence once already; a second time a person decides.";
        }
        var writes = await Attempts.AutomaticWritesInAccountAsync(db, bucket.AccountId, breaker, clock, scope.NowUtc, cancellationToken).ConfigureAwait(false);
        return LoopGuard.WritesIn(writes, LoopGuard.AccountWindow, scope.NowUtc) >= LoopGuard.WritesPerAccount
            ? $"The console has written by itself in its account as often as it may ({LoopGuard.WritesPerAccount} times in {LoopGuard.AccountWindow.TotalMinutes:0} minutes)."
            : null;
    }

    /// <summary>About this finding; about another one of the bucket when a person took it back. One that a guard called off before anything was sent does not count. Those of before the trigger had a name are told by who.</summary>
    private static Task<bool> TriedAsync(ConsoleDbContext db, Finding finding, CancellationToken cancellationToken) => db.Attempts.AnyAsync(
        a => (a.FindingId == finding.Id || (a.BucketId == finding.BucketId && a.Status == AttemptStatus.Undone)) && a.Action == RemediationActionId.BlockPublicAccess
            && (a.Trigger == AttemptTrigger.Silence || a.Who == EscalateUnanswered.Who)
            && (a.Status != AttemptStatus.Cancelled || a.PreImageState != null), cancellationToken);
}
