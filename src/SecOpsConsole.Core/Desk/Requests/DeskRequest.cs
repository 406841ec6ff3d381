namespace SecOpsConsole.Core.Desk.Requests;

/// <summary>
/// What somebody wants to do and needs a second person for. It holds the command and the exact state that it was asked for; when a
/// second person grants it, the command runs against that state and no other.
/// </summary>
public sealed class DeskRequest
{
    public long Id { get; set; }
    public DeskRequestKind Kind { get; set; }
    public DeskRequestState State { get; set; }
    /// <summary>What it is about, for the rule "one open request at a time".</summary>
    public required string Subject { get; set; }
    public long? BucketId { get; set; }
    public long? FindingId { get; set; }

    /// <summary>What is asked for, in one sentence.</summary>
    public required string Text { get; set; }
    /// <summary>The live policy that must still be live; null when it does not matter.</summary>
    public string? LiveFingerprint { get; set; }
    /// <summary>The command's own input, camelCase JSON.</summary>
    public required string Payload { get; set; }
    public string? Reason { get; set; }

    public required string RequestedBy { get; set; }
    public long? RequestedByPersonId { get; set; }
    public long? RequestedByTokenId { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime ExpiresUtc { get; set; }

    public string? DecidedBy { get; set; }
    public long? DecidedByPersonId { get; set; }
    public DateTime? DecidedUtc { get; set; }
    /// <summary>Why it was refused, or what became of it.</summary>
    public string? Outcome { get; set; }
    public int Version { get; set; }
}
