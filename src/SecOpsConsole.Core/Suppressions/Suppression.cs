using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Suppressions;

/// <summary>
/// An exception or a false positive: one problem of one bucket that a person does not want reported. It is bound to what the person
/// saw: the statement by its meaning, what limited it, how severe it was and whether it was exposed. It never hides another statement,
/// another check, another bucket or a worse reality. At most one is active for a problem.
/// </summary>
public sealed class Suppression
{
    public long Id { get; set; }
    public SuppressionKind Kind { get; set; }
    public SuppressionState State { get; set; }
    public long BucketId { get; set; }
    public long FindingId { get; set; }

    /// <summary>The finding's: account + bucket + check + statement fingerprint.</summary>
    public required string DedupKey { get; set; }
    public required string Check { get; set; }
    /// <summary>Fingerprint of the statement, or the fixed word that stands for it.</summary>
    public required string Subject { get; set; }
    /// <summary>The statement's label, if it has one: a later form of it is told apart by this.</summary>
    public string? Sid { get; set; }
    /// <summary>The access sentence that was accepted.</summary>
    public required string Title { get; set; }
    public Severity Severity { get; set; }
    public bool IsExposed { get; set; }
    /// <summary>What was accepted in full (<see cref="SuppressedContent"/>).</summary>
    public required string Content { get; set; }

    /// <summary>The person or team that answers for the risk; null for a false positive.</summary>
    public string? Owner { get; set; }
    public required string Reason { get; set; }
    public required string GrantedBy { get; set; }
    public DateTime GrantedUtc { get; set; }
    /// <summary>Null for a false positive.</summary>
    public DateTime? ExpiresUtc { get; set; }
    /// <summary>When people are told next that it ends soon; null when there is nothing left to tell.</summary>
    public DateTime? NextWarningUtc { get; set; }

    public DateTime? EndedUtc { get; set; }
    public string? EndedBy { get; set; }
    public string? EndReason { get; set; }
    public int Version { get; set; }
}
