using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.ChangeSets;

/// <summary>
/// What another system told of a change of a bucket, folded into ours: one row for one thing, however often and in whatever order it is
/// told. Which change set it belongs to follows from the rows alone, never from the order in which they came.
/// </summary>
public sealed class Signal
{
    public long Id { get; set; }

    /// <summary>Names the thing that was told; one row each.</summary>
    public required string Key { get; set; }
    public SignalKind Kind { get; set; }

    /// <summary>account/Region/name of the bucket: the bucket itself may not be known yet.</summary>
    public required string BucketKey { get; set; }
    public long? ChangeSetId { get; set; }

    /// <summary>Macie's: the finding that says the same, or the one that was made of it; null until the bucket was looked at.</summary>
    public long? FindingId { get; set; }

    /// <summary>The newest event that told it.</summary>
    public long EventId { get; set; }

    /// <summary>When it happened, as the sender says; of several occurrences the last.</summary>
    public DateTime AtUtc { get; set; }

    /// <summary>Macie's: the first of several occurrences.</summary>
    public DateTime? FromUtc { get; set; }
    public DateTime FirstSeenUtc { get; set; }

    /// <summary>Orders the copies of one thing; set where the sender updates it in place.</summary>
    public DateTime? UpdatedUtc { get; set; }

    /// <summary>The API call, the item's status, Macie's finding type.</summary>
    public required string Name { get; set; }

    /// <summary>CloudTrail's event id, Config's state id, Macie's finding id.</summary>
    public string? ExternalId { get; set; }
    public string? RequestId { get; set; }
    public Severity? Severity { get; set; }
    public string? ActorKey { get; set; }
    public string? ActorArn { get; set; }
    public string? ActorName { get; set; }

    /// <summary>The console's own call: it is no change of a set, and what follows it is none either.</summary>
    public bool OwnWrite { get; set; }
}
