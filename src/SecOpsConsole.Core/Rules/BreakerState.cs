namespace SecOpsConsole.Core.Rules;

/// <summary>Where the circuit breaker of an account stands.</summary>
public enum BreakerState
{
    /// <summary>Automatic mode acts.</summary>
    Closed,
    /// <summary>Nothing is written by itself in the account.</summary>
    Open,
    /// <summary>After the cool-down: one probe write is let through, and its outcome decides.</summary>
    HalfOpen,
}
