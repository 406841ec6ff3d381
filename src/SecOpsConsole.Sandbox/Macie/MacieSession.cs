namespace SecOpsConsole.Sandbox.Macie;

/// <summary>Macie as it is enabled for one account in one Region.</summary>
internal sealed record MacieSession
{
    public const string Enabled = "ENABLED";
    public const string Paused = "PAUSED";

    public required string AccountId { get; init; }

    public required string Region { get; init; }

    /// <summary>ENABLED or PAUSED.</summary>
    public required string Status { get; init; }

    /// <summary>How often updates of policy findings are published; the sandbox keeps the setting and publishes at once.</summary>
    public required string FindingPublishingFrequency { get; init; }

    public required DateTime CreatedUtc { get; init; }

    public required DateTime UpdatedUtc { get; init; }
}
