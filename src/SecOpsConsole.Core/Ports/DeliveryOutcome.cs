namespace SecOpsConsole.Core.Ports;

/// <summary>What a notifier says of a delivery: a value, never an exception for an expected outcome.</summary>
public abstract record DeliveryOutcome
{
    private DeliveryOutcome() { }

    /// <summary>The channel has it. <paramref name="Reference"/> is what the receiver calls it, for a later change of it; null when it says nothing.</summary>
    public sealed record Delivered(string? Reference = null) : DeliveryOutcome;
    /// <summary>It failed in passing; again after <paramref name="After"/>, or after a time that grows with the attempts.</summary>
    public sealed record Retry(string Why, TimeSpan? After = null) : DeliveryOutcome;
    /// <summary>The channel will never take it: a wrong address, a token that was revoked.</summary>
    public sealed record Failed(string Why) : DeliveryOutcome
    {
        /// <summary>The receiver's own code for it; null when it has none.</summary>
        public string? Code { get; init; }
    }
}
