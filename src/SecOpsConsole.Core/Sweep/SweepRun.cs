namespace SecOpsConsole.Core.Sweep;

/// <summary>One pass over all buckets, with its counts. What it has done is on disk, so a restart goes on where it stopped.</summary>
public sealed class SweepRun
{
    public long Id { get; set; }
    public SweepKind Kind { get; set; }
    /// <summary>Only this account; null: all that are configured.</summary>
    public string? AccountId { get; set; }
    public SweepState State { get; set; }
    /// <summary>A person's name, "timer", "start", or the event that asked for it.</summary>
    public required string StartedBy { get; set; }
    public DateTime StartedUtc { get; set; }
    public DateTime UpdatedUtc { get; set; }
    public DateTime? EndedUtc { get; set; }

    /// <summary>Buckets to go through; known once the first slice has listed them.</summary>
    public int Total { get; set; }
    public int Done { get; set; }
    /// <summary>Buckets that differed from what was known, and no event had told of it.</summary>
    public int Changed { get; set; }
    /// <summary>Findings that came of the differences: opened, reopened or made worse.</summary>
    public int Found { get; set; }
    /// <summary>Buckets that could not be read; they keep their last known state.</summary>
    public int Failed { get; set; }

    /// <summary>Key of the last bucket that is done.</summary>
    public string? Cursor { get; set; }
    /// <summary>Counts the pieces of work of this run: an older piece that runs again does nothing.</summary>
    public int Slice { get; set; }
    /// <summary>What a person should know about it; null when all went well.</summary>
    public string? Note { get; set; }
    public int Version { get; set; }
}
