using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Remediation;

/// <summary>The circuit breaker of an account; an account without a row is closed.</summary>
public sealed class AccountBreaker
{
    public required string AccountId { get; set; }
    public BreakerState State { get; set; }
    /// <summary>When it came to be in that state.</summary>
    public DateTime SinceUtc { get; set; }
    /// <summary>Who put it there: a person's name, or "automatic mode".</summary>
    public required string Who { get; set; }
    /// <summary>Why, as one sentence.</summary>
    public required string Why { get; set; }
    /// <summary>When it half-opens by itself; null unless it is open.</summary>
    public DateTime? ProbeUtc { get; set; }
    /// <summary>The one write that is let through while it is half open.</summary>
    public long? ProbeAttemptId { get; set; }
    /// <summary>How often it tripped without a verified probe in between: each time the cool-down is longer.</summary>
    public int Trips { get; set; }
    /// <summary>Attempts up to this one were decided before it tripped, within the budget: they go on.</summary>
    public long TrippedAfterAttemptId { get; set; }
    /// <summary>Attempts up to this one count no more: it was closed after them.</summary>
    public long CountsFromAttemptId { get; set; }
    public int Version { get; set; }
}
