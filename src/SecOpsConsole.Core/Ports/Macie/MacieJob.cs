namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>A classification job as a list shows it.</summary>
public sealed record MacieJob
{
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required bool IsScheduled { get; init; }

    public required MacieJobState State { get; init; }

    /// <summary>The buckets that it names; empty for one that picks them by tags.</summary>
    public IReadOnlyList<string> Buckets { get; init; } = [];

    /// <summary>It picks its buckets by criteria, anew at every run.</summary>
    public bool ByCriteria { get; init; }

    public DateTime? CreatedUtc { get; init; }

    /// <summary>The last run had an error: a bucket or object could not be read.</summary>
    public bool LastRunFailed { get; init; }

    /// <summary>A paused job is cancelled by Macie at this time.</summary>
    public DateTime? ExpiresUtc { get; init; }
}
