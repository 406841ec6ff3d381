namespace SecOpsConsole.Sandbox.Events.Delivery;

/// <summary>
/// InvocationRateLimitPerSecond of one destination as a token bucket of one second. Throttled means delayed, not
/// lost: a caller reserves its place and is told how long to wait.
/// </summary>
internal sealed class DestinationRate(TimeProvider time)
{
    private readonly Lock gate = new();
    private double tokens = double.NaN;
    private long lastTimestamp = time.GetTimestamp();

    public TimeSpan Reserve(int perSecond)
    {
        lock (gate)
        {
            var now = time.GetTimestamp();
            var earned = time.GetElapsedTime(lastTimestamp, now).TotalSeconds * perSecond;
            tokens = double.IsNaN(tokens) ? perSecond : Math.Min(perSecond, tokens + earned);
            lastTimestamp = now;
            tokens -= 1;
            return tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-tokens / perSecond);
        }
    }
}
