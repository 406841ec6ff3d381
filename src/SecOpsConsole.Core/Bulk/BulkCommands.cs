namespace SecOpsConsole.Core.Bulk;

/// <summary>
/// The decisions that can be taken for many findings at once: one line each. A new one needs a member of <see cref="BulkAction"/> and
/// its line here; list, dialog, API, caps, progress and undo come by themselves.
/// </summary>
internal static class BulkCommands
{
    public static IReadOnlyList<BulkCommand> All { get; } =
    [
        new(BulkAction.Approve, "Approve change", WritesToAws: false, CoversVersion: true,
            (desk, id, caller, ct) => desk.PreviewApproveAsync(id, caller, ct),
            (desk, item, caller, ct) => desk.ApproveAsync(item.Finding, item.ExpectedFingerprint, item.HeldBack, item.Reason, caller, ct)),
        new(BulkAction.Revert, "Revert", WritesToAws: true, CoversVersion: true,
            (desk, id, caller, ct) => desk.PreviewRevertAsync(id, caller, ct),
            (desk, item, caller, ct) => desk.RevertAsync(item.Finding, item.ExpectedFingerprint, item.Reason, caller, ct)),
        new(BulkAction.Repair, "Repair", WritesToAws: true, CoversVersion: true,
            (desk, id, caller, ct) => desk.PreviewRepairAsync(id, caller, ct),
            (desk, item, caller, ct) => desk.RepairAsync(item.Finding, item.ExpectedFingerprint, item.Reason, caller, ct)),
        new(BulkAction.Escalate, "Escalate", WritesToAws: false, CoversVersion: false,
            (desk, id, caller, ct) => desk.PreviewEscalateAsync(id, caller, ct),
            (desk, item, caller, ct) => desk.EscalateAsync(
                item.Finding, item.Arguments.Assignee ?? "", item.Reason, item.Arguments.DueUtc, item.ExpectedFingerprint.Length == 0 ? null : item.ExpectedFingerprint, caller, ct)),
        new(BulkAction.Undo, "Undo", WritesToAws: true, CoversVersion: true,
            (desk, id, caller, ct) => desk.PreviewUndoAsync(id, caller, ct),
            (desk, item, caller, ct) => desk.UndoAsync(item.Finding, item.ExpectedFingerprint, item.Arguments.ConfirmWidening, item.Reason, caller, ct)),
        new(BulkAction.Contain, "Contain", WritesToAws: true, CoversVersion: true,
            (desk, id, caller, ct) => desk.PreviewContainAsync(id, caller, ct),
            (desk, item, caller, ct) => desk.ContainAsync(item.Finding, item.ExpectedFingerprint, item.Reason, caller, ct)),
        new(BulkAction.RestoreBlock, "Restore Block Public Access", WritesToAws: true, CoversVersion: true,
            (desk, id, caller, ct) => desk.PreviewRestoreBlockAsync(id, caller, ct),
            (desk, item, caller, ct) => desk.RestoreBlockAsync(item.Finding, item.ExpectedFingerprint, item.Reason, caller, ct)),
    ];

    public static BulkCommand Of(BulkAction action) => All.Single(command => command.Action == action);
}
