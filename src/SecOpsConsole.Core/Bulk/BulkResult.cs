using SecOpsConsole.Core.Desk;

namespace SecOpsConsole.Core.Bulk;

/// <summary>What the Desk answered; <paramref name="DecisionId"/> is set exactly when the decision was taken.</summary>
public sealed record BulkResult(DeskResult Answer, long? DecisionId);
