namespace SecOpsConsole.Sandbox.Events.Delivery;

/// <summary>
/// Decides what follows an attempt (user guide, "Using API destinations" and "Event retry policy"): timeouts,
/// connection errors, 401, 407, 409, 429 and 5xx are retried with exponential back-off and jitter; Retry-After is
/// honoured when it asks for more patience than the policy, and a negative one stops; anything else is final.
/// </summary>
internal sealed class RetrySchedule(DeliveryOptions options, Random jitter)
{
    /// <summary>Two days: beyond any event age, and far from overflowing a date.</summary>
    private const double LongestRetryAfterSeconds = 172_800;

    public DeliveryDecision Decide(PendingDelivery delivery, InvocationOutcome outcome, DateTime nowUtc)
    {
        if (outcome.HttpStatus is >= 200 and < 300)
        {
            return new DeliveryDecision.Delivered();
        }

        var (code, message) = Describe(outcome);
        if (!IsRetried(outcome) || outcome.RetryAfterSeconds < 0)
        {
            return new DeliveryDecision.GiveUp(code, message, null);
        }

        if (delivery.Attempts.Count > delivery.MaximumRetryAttempts)
        {
            return new DeliveryDecision.GiveUp(code, message, "MaximumRetryAttempts");
        }

        var next = nowUtc + Wait(delivery.Attempts.Count, outcome.RetryAfterSeconds);
        return next > delivery.CreatedUtc.AddSeconds(delivery.MaximumEventAgeInSeconds)
            ? new DeliveryDecision.GiveUp(code, message, "MaximumEventAgeInSeconds")
            : new DeliveryDecision.Retry(next);
    }

    public static bool IsRetried(InvocationOutcome outcome) => outcome switch
    {
        { HttpStatus: 401 or 407 or 409 or 429 or (>= 500 and <= 599) } => true,
        { HttpStatus: not null } => false,
        { Error: InvocationOutcome.NoResource } => false,
        _ => true,
    };

    private TimeSpan Wait(int attemptsMade, double? retryAfterSeconds)
    {
        var doubling = Math.Pow(2, Math.Min(attemptsMade - 1, 30));
        var backoff = Math.Min(options.BackoffCap.TotalMilliseconds, options.BackoffBase.TotalMilliseconds * doubling);
        var jittered = backoff * (0.5 + (jitter.NextDouble() / 2));
        return TimeSpan.FromMilliseconds(Math.Max(jittered, Math.Min(retryAfterSeconds ?? 0, LongestRetryAfterSeconds) * 1000));
    }

    private static (string Code, string Message) Describe(InvocationOutcome outcome) => outcome switch
    {
        { HttpStatus: 429 } => ("THROTTLING", "The API destination answered 429."),
        { HttpStatus: { } status } => ("SDK_CLIENT_ERROR", $"The API destination answered {status}."),
        { Error: InvocationOutcome.Timeout } => ("TIMEOUT", "The API destination did not answer within the timeout."),
        { Error: InvocationOutcome.NoResource } => ("NO_RESOURCE", "The API destination or its connection is missing."),
        _ => ("SDK_CLIENT_ERROR", $"The API destination could not be reached ({outcome.Error})."),
    };
}
