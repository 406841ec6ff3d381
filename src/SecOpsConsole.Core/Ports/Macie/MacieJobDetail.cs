namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>A job with what it looks for.</summary>
public sealed record MacieJobDetail
{
    public required MacieJob Job { get; init; }

    public MacieSchedule? Schedule { get; init; }

    public required MacieSelector Selector { get; init; }

    public IReadOnlyList<string> ManagedIds { get; init; } = [];

    public IReadOnlyList<string> CustomIds { get; init; } = [];

    public IReadOnlyList<string> AllowListIds { get; init; } = [];

    public IReadOnlyList<MacieTag> Tags { get; init; } = [];

    public int SamplingPercentage { get; init; }

    public long Runs { get; init; }

    public DateTime? LastRunUtc { get; init; }
}
