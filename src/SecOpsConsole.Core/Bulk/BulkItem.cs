using SecOpsConsole.Core.Desk;

namespace SecOpsConsole.Core.Bulk;

/// <summary>One finding of a bulk decision, bound to what the person saw of it.</summary>
public sealed class BulkItem
{
    public long Id { get; set; }
    public long BulkDecisionId { get; set; }
    public long FindingId { get; set; }
    public long? BucketId { get; set; }
    /// <summary>The fingerprint, or other exact state, that was on screen; empty when there is none to bind to.</summary>
    public required string ExpectedFingerprint { get; set; }
    /// <summary>Block Public Access was seen to hold the policy back; an approval is bound to that.</summary>
    public bool HeldBack { get; set; }
    /// <summary>Null while it waits. Set in the very write that carries the decision out.</summary>
    public DeskOutcome? Outcome { get; set; }
    public string? Message { get; set; }
    public long? AttemptId { get; set; }
    public DateTime? DecidedUtc { get; set; }
}
