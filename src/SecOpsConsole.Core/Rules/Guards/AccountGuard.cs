using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>
/// The circuit breaker of an account: too many automatic writes in a short time mean that something is wrong with more than one
/// bucket, perhaps with us. One probe write is let through when it is half open.
/// </summary>
internal sealed class AccountGuard : Guard
{
    public override HoldReason Reason => HoldReason.AccountHeld;
    public override GuardScope Scope => GuardScope.Account;
    public override bool Escalates => true;

    public override string Resume =>
        "Find out what changes so many buckets, then resume the account on the Buckets page. Without that, one probe write is tried after the cool-down; when it is verified, automatic mode goes on.";

    public override string? Check(DecisionFacts facts, DecisionContext context) => context.Breaker switch
    {
        { State: BreakerState.Open } open => open.Why,
        { State: BreakerState.HalfOpen, ProbeAttemptId: not null } probing => $"{probing.Why} A probe write is under way.",
        { State: BreakerState.HalfOpen } => null,
        _ when LoopGuard.WritesIn(context.AutomaticWritesInAccount, LoopGuard.AccountWindow, context.NowUtc) >= LoopGuard.WritesPerAccount =>
            $"Automatic mode has made {LoopGuard.WritesPerAccount} changes in this account within {LoopGuard.AccountWindow.TotalMinutes:0} minutes, as many as it may, so it is held in the whole account.",
        _ => null,
    };
}
