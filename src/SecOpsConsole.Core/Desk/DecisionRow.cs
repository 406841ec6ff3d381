using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Core.Desk;

/// <summary>One decision that wrote nothing to AWS, as a list of actions shows it, with its undo or why it has none.</summary>
/// <param name="What">What was decided, in words.</param>
public sealed record DecisionRow(
    long Id, DeskDecisionKind Kind, long? FindingId, string What, string Who, string? Reason, DateTime CreatedUtc, DateTime? UndoneUtc, string? UndoneBy, ActionOffer Undo);
