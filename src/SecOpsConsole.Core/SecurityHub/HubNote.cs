using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;

namespace SecOpsConsole.Core.SecurityHub;

/// <summary>
/// The workflow status of one of Macie's findings on its way to Security Hub, and afterwards a line of the log. While it waits, a newer status
/// takes its place: what counts there is how the finding stands.
/// </summary>
public sealed class HubNote
{
    public long Id { get; set; }
    public long FindingId { get; set; }
    public required string AccountId { get; set; }
    public required string Region { get; set; }
    /// <summary>Macie's id of the finding: the ASFF Id in Security Hub.</summary>
    public required string ExternalId { get; set; }
    public WorkflowStatus Status { get; set; }
    public required string Text { get; set; }
    public required string Who { get; set; }
    /// <summary>When the status changed here.</summary>
    public DateTime AtUtc { get; set; }
    public DeliveryState State { get; set; }
    public int Attempts { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime DueUtc { get; set; }
    public DateTime? EndedUtc { get; set; }
    public string? LastError { get; set; }
    /// <summary>Goes up when a newer status takes the place: what was sent meanwhile ended another one.</summary>
    public int Version { get; set; }
}
