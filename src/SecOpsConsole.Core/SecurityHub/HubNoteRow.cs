using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Notifications;

namespace SecOpsConsole.Core.SecurityHub;

/// <summary>One line of the log of what was noted in Security Hub.</summary>
public sealed record HubNoteRow(
    long Id, long FindingId, string AccountId, string Region, string ExternalId, WorkflowStatus Status, string Text, string Who, DateTime AtUtc,
    DeliveryState State, int Attempts, DateTime DueUtc, DateTime? EndedUtc, string? LastError);
