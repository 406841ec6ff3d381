namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>A job to be created.</summary>
public sealed record MacieJobOrder
{
    /// <summary>Names the order: AWS makes one job of it however often it is sent.</summary>
    public required string Token { get; init; }

    public required string Name { get; init; }

    /// <summary>Null runs it once, now.</summary>
    public MacieSchedule? Schedule { get; init; }

    /// <summary>A scheduled job also reads what is there already, now.</summary>
    public bool InitialRun { get; init; }

    /// <summary>Either buckets by name, at most 1,000, or tags.</summary>
    public IReadOnlyList<string> Buckets { get; init; } = [];

    /// <summary>Buckets that have any of these tags, at most 10, asked anew at every run.</summary>
    public IReadOnlyList<MacieTag> Tags { get; init; } = [];

    public MacieSelector Selector { get; init; }

    /// <summary>For Include and Exclude.</summary>
    public IReadOnlyList<string> ManagedIds { get; init; } = [];

    public IReadOnlyList<string> CustomIds { get; init; } = [];

    public IReadOnlyList<string> AllowListIds { get; init; } = [];

    /// <summary>1 to 100.</summary>
    public int SamplingPercentage { get; init; } = 100;
}
