namespace SecOpsConsole.Core.Bulk;

/// <summary>What some actions need beside the reason; an action takes what it knows.</summary>
/// <param name="Assignee">To whom an escalation goes.</param>
/// <param name="DueUtc">Until when.</param>
public sealed record BulkArguments(string? Assignee = null, DateTime? DueUtc = null)
{
    public static BulkArguments None { get; } = new();
}
