namespace SecOpsConsole.Sandbox.Events.Delivery;

/// <summary>
/// The pace of delivery. EventBridge backs off over 24 hours; the order of attempts here is the same, the waits
/// are scaled down so that a demonstration or a test does not take a day.
/// </summary>
internal sealed record DeliveryOptions
{
    /// <summary>"API destination requests have a maximum client execution timeout of five seconds" (eb-api-destinations).</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The wait before the first retry; it doubles with every further one.</summary>
    public TimeSpan BackoffBase { get; init; } = TimeSpan.FromMilliseconds(250);

    public TimeSpan BackoffCap { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Requests under way at the same time, over all destinations.</summary>
    public int MaximumParallel { get; init; } = 256;
}
