namespace SecOpsConsole.Sandbox.Events.Delivery;

/// <summary>
/// Why an event was given up, in the message attributes that EventBridge writes to a dead-letter queue
/// (user guide, eb-rule-dlq). The sandbox keeps the list itself; there is no SQS behind it.
/// </summary>
internal sealed record DeadLetter(
    DateTime AtUtc,
    string ErrorCode,
    string ErrorMessage,
    string? ExhaustedRetryCondition,
    int RetryAttempts,
    string? QueueArn);
