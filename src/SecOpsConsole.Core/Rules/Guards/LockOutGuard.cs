using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>What we cannot take back must not be written by a machine: our own role must certainly be allowed to go on.</summary>
internal sealed class LockOutGuard : Guard
{
    public override HoldReason Reason => HoldReason.WouldLockOut;
    public override string Resume => "Look at the statement, then repair the policy or change it by hand; a person may also write it and accept the lock-out.";

    public override string? Check(DecisionFacts facts, DecisionContext context) => context.LockOut;
}
