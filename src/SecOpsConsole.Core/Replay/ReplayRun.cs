namespace SecOpsConsole.Core.Replay;

/// <summary>Stored events through today's rules, as a dry run. It writes nothing but itself.</summary>
public sealed class ReplayRun
{
    public long Id { get; set; }
    public required string RequestedBy { get; set; }
    public DateTime RequestedUtc { get; set; }

    /// <summary>The one event, or null: all that arrived from <see cref="FromUtc"/> until before <see cref="ToUtc"/>.</summary>
    public long? EventId { get; set; }
    public DateTime FromUtc { get; set; }
    public DateTime ToUtc { get; set; }
    public ReplayStatus Status { get; set; }

    /// <summary>How many events there are, how many are done, and how many of these led to no judgement, so that nothing could be compared.</summary>
    public int Total { get; set; }
    public int Done { get; set; }
    public int NotComparable { get; set; }

    /// <summary>Events that differ; each is kept with its differences up to a limit.</summary>
    public int Different { get; set; }
    public int Kept { get; set; }

    /// <summary>The last event that is done.</summary>
    public DateTime CursorUtc { get; set; }
    public long CursorId { get; set; }
    public DateTime? CompletedUtc { get; set; }

    /// <summary>Why it failed, for people.</summary>
    public string? Problem { get; set; }

    public bool IsActive => Status is ReplayStatus.Queued or ReplayStatus.Running;
}
