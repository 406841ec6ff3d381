namespace SecOpsConsole.Core.Queue;

/// <summary>What a handler says of a piece of work: a value, never an exception for an expected outcome.</summary>
public abstract record WorkOutcome
{
    private WorkOutcome() { }

    /// <summary>The step is finished.</summary>
    public sealed record Done : WorkOutcome;
    /// <summary>It failed in passing; it is tried again with back-off, at most MaxAttempts times, then discarded visibly.</summary>
    public sealed record Retry(string Why, TimeSpan? After = null) : WorkOutcome;
    /// <summary>Not yet: come back later; does not count as an attempt.</summary>
    public sealed record Snooze(TimeSpan For) : WorkOutcome;
    /// <summary>It can never succeed; kept as a dead letter that a person can see and send again.</summary>
    public sealed record Discard(string Why) : WorkOutcome;
}
