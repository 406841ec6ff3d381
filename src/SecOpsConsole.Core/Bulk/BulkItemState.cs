namespace SecOpsConsole.Core.Bulk;

/// <summary>How an item of a bulk decision ended, as people read it.</summary>
public enum BulkItemState
{
    Waiting,
    /// <summary>Decided and queued; AWS is not read back yet.</summary>
    UnderWay,
    Done,
    Failed,
    /// <summary>It could not be decided so; the message says why.</summary>
    Skipped,
    /// <summary>Not done: a second person must grant it, and was asked.</summary>
    Requested,
    /// <summary>Somebody else decided before; the message says who.</summary>
    SomebodyWasFirst,
    /// <summary>The live state is no longer the one that was seen; nothing was written.</summary>
    Superseded,
}
