using SecOpsConsole.Core.Bulk;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>One decision for many findings.</summary>
/// <param name="Action">What is decided.</param>
/// <param name="Items">The findings, each bound to what was seen of it; at most 200.</param>
/// <param name="Reason">Kept with each of them; at most 2,000 characters.</param>
/// <param name="Assignee">With Escalate: to whom.</param>
/// <param name="DueUtc">With Escalate: until when.</param>
/// <param name="UndoesId">With Undo: the bulk decision that is taken back.</param>
/// <param name="ConfirmWidening">With Undo: access may be given back, as the preview says. Without it such an item is refused.</param>
public sealed record BulkRequest(
    BulkAction Action, IReadOnlyList<BulkItemRequest> Items, string? Reason = null, string? Assignee = null, DateTime? DueUtc = null, long? UndoesId = null,
    bool ConfirmWidening = false);
