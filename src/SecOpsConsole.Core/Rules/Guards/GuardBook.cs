using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Rules.Guards;

/// <summary>
/// All guards in the order in which they are asked; the first that trips is the reason of the hold. What is held for more than this
/// decision comes first, then what makes the write wrong, then the counters: a write that would be wrong uses up no budget.
/// </summary>
public static class GuardBook
{
    public static IReadOnlyList<Guard> InOrder { get; } =
    [
        new NoBaselineGuard(),
        new WeakBaselineGuard(),
        new GlobalStopGuard(),
        new AccountGuard(),
        new ProtectedBucketGuard(),
        new ManagedByIacGuard(),
        new UndoGuard(),
        new FlapGuard(),
        new BucketWriteGuard(),
        new EventAgeGuard(),
        new WideningGuard(),
        new LockOutGuard(),
        new ServiceCutGuard(),
    ];

    /// <summary>The guard of a reason; null for a reason that no guard gives.</summary>
    public static Guard? Of(HoldReason reason) => InOrder.FirstOrDefault(guard => guard.Reason == reason);

    /// <summary>The first guard that trips, as the decision to hold; null when all let pass.</summary>
    public static RemediationDecision.Hold? Check(DecisionFacts facts, DecisionContext context, bool inEveryMode)
    {
        foreach (var guard in InOrder)
        {
            if (guard.InEveryMode == inEveryMode && guard.Check(facts, context) is { } what)
            {
                return new RemediationDecision.Hold(guard.Reason) { What = what };
            }
        }

        return null;
    }
}
