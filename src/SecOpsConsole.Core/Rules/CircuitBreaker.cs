namespace SecOpsConsole.Core.Rules;

/// <summary>How long the circuit breaker of an account stays open before it lets a probe through.</summary>
public static class CircuitBreaker
{
    private const int MostDoublings = 3;

    /// <summary>The window of the budget, so that what was counted has left it; doubled after each probe that failed, eight times at most.</summary>
    /// <param name="trips">How often it tripped without a verified probe in between, this time included.</param>
    public static TimeSpan CoolDown(int trips) => LoopGuard.AccountWindow * (1 << Math.Clamp(trips - 1, 0, MostDoublings));
}
