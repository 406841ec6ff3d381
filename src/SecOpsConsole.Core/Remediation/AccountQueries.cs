using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation;

/// <summary>Reads how automatic mode stands in the configured accounts; there are at most a thousand.</summary>
public sealed class AccountQueries(ConsoleStore store, IBucketPolicyGateway gateway, AttemptClock attempts, TimeProvider time)
{
    public Task<IReadOnlyList<AccountState>> ListAsync(CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<AccountState>>(async (db, ct) =>
        {
            var breakers = await db.AccountBreakers.ToDictionaryAsync(b => b.AccountId, ct).ConfigureAwait(false);
            var states = new List<AccountState>();
            foreach (var account in gateway.Accounts)
            {
                states.Add(await StateAsync(db, account, breakers.GetValueOrDefault(account.AccountId), ct).ConfigureAwait(false));
            }
            return states;
        }, cancellationToken);

    /// <summary>Those that are held: what a person must know before anything else.</summary>
    public Task<IReadOnlyList<AccountState>> HeldAsync(CancellationToken cancellationToken) =>
        store.ReadAsync<IReadOnlyList<AccountState>>(async (db, ct) =>
        {
            var states = new List<AccountState>();
            foreach (var breaker in await db.AccountBreakers.Where(b => b.State != BreakerState.Closed).OrderBy(b => b.AccountId).ToListAsync(ct).ConfigureAwait(false))
            {
                var account = gateway.Accounts.FirstOrDefault(a => a.AccountId == breaker.AccountId) ?? new AwsAccountScope(breaker.AccountId, [], "");
                states.Add(await StateAsync(db, account, breaker, ct).ConfigureAwait(false));
            }
            return states;
        }, cancellationToken);

    private async Task<AccountState> StateAsync(ConsoleDbContext db, AwsAccountScope account, AccountBreaker? breaker, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var writes = await Attempts.AutomaticWritesInAccountAsync(db, account.AccountId, breaker, attempts, now, cancellationToken).ConfigureAwait(false);
        var held = await db.Findings.CountAsync(
            f => f.RemediationStatus == RemediationStatus.Held && f.HoldReason == HoldReason.AccountHeld
                && db.Buckets.Any(b => b.Id == f.BucketId && b.AccountId == account.AccountId), cancellationToken).ConfigureAwait(false);
        return new AccountState(
            account.AccountId, account.Regions, breaker?.State ?? BreakerState.Closed, breaker?.SinceUtc, breaker?.Who, breaker?.Why, breaker?.ProbeUtc,
            LoopGuard.WritesIn(writes, LoopGuard.AccountWindow, now), LoopGuard.WritesPerAccount, held);
    }
}
