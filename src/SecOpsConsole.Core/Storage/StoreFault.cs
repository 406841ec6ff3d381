namespace SecOpsConsole.Core.Storage;

/// <summary>Why the store could not do something, classified by the database's error code.</summary>
public enum StoreFault
{
    /// <summary>Not the store's fault, or one that it cannot name.</summary>
    None,
    /// <summary>A unique index refused a second row.</summary>
    UniqueViolation,
    /// <summary>Another process holds the database.</summary>
    Busy,
    /// <summary>Too many writes are waiting.</summary>
    QueueFull,
    /// <summary>The store is closing or closed.</summary>
    Closing,
    /// <summary>The answer did not come within the caller's deadline.</summary>
    Deadline,
    DiskFull,
    /// <summary>
    /// The disk failed under a write. The engine takes the write back, but what has reached the file by then may hold all of it: a process that
    /// ends before its next write may find it stored when it starts again.
    /// </summary>
    DiskFailed,
    /// <summary>The file is read-only or cannot be opened.</summary>
    Unwritable,
    Corrupt,
    /// <summary>The audit record is not sound at its end: nothing may be appended to it.</summary>
    AuditBroken,
    /// <summary>The audit record does not take rows.</summary>
    AuditUnwritable,
}
