namespace SecOpsConsole.Core.Bulk;

/// <summary>The payload of a Bulk work item.</summary>
public sealed record BulkPayload(long DecisionId);
