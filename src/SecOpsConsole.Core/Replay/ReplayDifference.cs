namespace SecOpsConsole.Core.Replay;

/// <summary>One thing that would be otherwise today.</summary>
public sealed class ReplayDifference
{
    public long Id { get; set; }
    public long RunId { get; set; }
    public long EventId { get; set; }
    public ReplayDifferenceKind Kind { get; set; }
    public DateTime ReceivedUtc { get; set; }
    public string? EventName { get; set; }
    public string? Bucket { get; set; }
    public required string Then { get; set; }
    public required string Now { get; set; }
}
