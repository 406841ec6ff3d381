namespace SecOpsConsole.Sandbox.Events.Delivery;

/// <summary>One event on its way to one target. Lives in the sandbox's state, so that a restart goes on with it.</summary>
internal sealed record PendingDelivery
{
    public required string Id { get; init; }

    public required string EventId { get; init; }

    public required string RuleArn { get; init; }

    public required string TargetId { get; init; }

    public required string DestinationArn { get; init; }

    /// <summary>
    /// The body of the request: the event, or what Input, InputPath or InputTransformer made of it. Emptied once
    /// it was delivered, since nobody needs it any more.
    /// </summary>
    public required string Payload { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public int MaximumRetryAttempts { get; init; } = 185;

    public int MaximumEventAgeInSeconds { get; init; } = 86_400;

    public string? DeadLetterQueueArn { get; init; }

    /// <summary>Static headers and query parameters of the target.</summary>
    public TargetHttpParameters HttpParameters { get; init; } = TargetHttpParameters.None;

    public DeliveryStatus Status { get; init; }

    public DateTime NextAttemptUtc { get; init; }

    public IReadOnlyList<DeliveryAttempt> Attempts { get; init; } = [];

    public DeadLetter? DeadLetter { get; init; }
}
