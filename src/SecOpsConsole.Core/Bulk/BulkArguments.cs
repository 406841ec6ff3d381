namespace SecOpsConsole.Core.Bulk;

/// <summary>What some actions need beside the reason; an action takes what it knows.</summary>
/// <param name="Assignee">To whom an escalation goes.</param>
/// <param name="DueUtc">Until when.</param>
/// <param name="ConfirmWidening">An undo may give access back: whoever decides was told to whom.</param>
public sealed record BulkArguments(string? Assignee = null, DateTime? DueUtc = null, bool ConfirmWidening = false)
{
    public static BulkArguments None { get; } = new();
}
