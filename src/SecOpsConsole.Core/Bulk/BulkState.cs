namespace SecOpsConsole.Core.Bulk;

/// <summary>Where a decision for many findings stands.</summary>
public enum BulkState
{
    Waiting,
    Running,
    /// <summary>Every item was decided; what was queued may still be under way.</summary>
    Completed,
    /// <summary>A person stopped it: the items that were left were not decided.</summary>
    Stopped,
    /// <summary>The queue gave up: the items that were left were not decided.</summary>
    Failed,
}
