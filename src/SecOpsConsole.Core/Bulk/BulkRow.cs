namespace SecOpsConsole.Core.Bulk;

/// <summary>One decision for many findings as a list shows it.</summary>
public sealed record BulkRow(
    long Id, BulkAction Action, BulkState State, string Who, string? Reason, long? UndoesId,
    int Total, int Decided, int Accepted, DateTime CreatedUtc, DateTime? EndedUtc)
{
    public bool IsUnderWay => State is BulkState.Waiting or BulkState.Running;
}
