namespace SecOpsConsole.Sandbox.Events;

/// <summary>An EventBridge API destination: an HTTP endpoint that rules can target.</summary>
internal sealed record ApiDestination
{
    /// <summary>"The default is 300 invocations per second" (EventBridge quotas).</summary>
    public const int DefaultRate = 300;

    public required string AccountId { get; init; }

    public required string Region { get; init; }

    public required string Name { get; init; }

    public required string Id { get; init; }

    public string? Description { get; init; }

    public required string ConnectionArn { get; init; }

    public required string InvocationEndpoint { get; init; }

    public required string HttpMethod { get; init; }

    public int InvocationRateLimitPerSecond { get; init; } = DefaultRate;

    public required DateTime CreatedUtc { get; init; }

    public required DateTime ModifiedUtc { get; init; }

    public string Arn => $"arn:aws:events:{Region}:{AccountId}:api-destination/{Name}/{Id}";
}
