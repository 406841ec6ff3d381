namespace SecOpsConsole.Core.Offenders;

/// <summary>One exposure that was taken back, or one call that AWS refused: counted once against its actor.</summary>
public sealed class Offence
{
    public long Id { get; set; }
    public long PrincipalId { get; set; }
    public OffenceKind Kind { get; set; }
    /// <summary>When AWS says that the actor did it.</summary>
    public DateTime AtUtc { get; set; }
    public string? BucketName { get; set; }
    /// <summary>The finding whose change was taken back; null for a refused call.</summary>
    public long? FindingId { get; set; }
    /// <summary>The attempt that took it back: one attempt is one offence, however many findings it resolved.</summary>
    public long? AttemptId { get; set; }
    /// <summary>The event that told of a refused call.</summary>
    public long? EventId { get; set; }
    /// <summary>The repeat-offender finding that it belongs to; null until there is one.</summary>
    public long? StoryId { get; set; }
    /// <summary>A person took the remediation back: it does not count any more.</summary>
    public DateTime? WithdrawnUtc { get; set; }
    /// <summary>One sentence for people.</summary>
    public required string Text { get; set; }
}
