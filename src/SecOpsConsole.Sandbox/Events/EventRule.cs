namespace SecOpsConsole.Sandbox.Events;

/// <summary>A rule on the default bus with its targets.</summary>
internal sealed record EventRule
{
    public const string Enabled = "ENABLED";
    public const string Disabled = "DISABLED";

    /// <summary>The only state in which read-only CloudTrail events match too.</summary>
    public const string EnabledWithReads = "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS";

    public required string AccountId { get; init; }

    public required string Region { get; init; }

    public required string Name { get; init; }

    public required string EventPattern { get; init; }

    public required string State { get; init; }

    public string? Description { get; init; }

    public string? RoleArn { get; init; }

    public IReadOnlyList<EventTarget> Targets { get; init; } = [];

    public string Arn => $"arn:aws:events:{Region}:{AccountId}:rule/{Name}";
}
