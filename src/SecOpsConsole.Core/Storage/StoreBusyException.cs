namespace SecOpsConsole.Core.Storage;

/// <summary>The store cannot take a write now; nothing of it is stored, unless the fault is Deadline or DiskFailed (then it may be). Trying again later is right.</summary>
public sealed class StoreBusyException : Exception
{
    public StoreBusyException(StoreFault fault, Exception? inner = null)
        : base(Describe(fault), inner) => Fault = fault;

    private StoreBusyException(StoreFault fault, string message, Exception inner) : base(message, inner) => Fault = fault;

    /// <summary>A read met it: that says nothing of what was stored before.</summary>
    internal static StoreBusyException OfRead(StoreFault fault, Exception inner) => new(
        fault, $"The database could not be read ({fault}). What was decided before stands. Try again in a few seconds; when it stays so, look at the disk and at the console's log.", inner);

    public StoreFault Fault { get; }

    private static string Describe(StoreFault fault) => fault switch
    {
        StoreFault.Busy => "The database is locked by another process. Nothing was stored; try again in a few seconds.",
        StoreFault.QueueFull => "Too many writes are waiting. Nothing was stored; try again in a few seconds.",
        StoreFault.Closing => "The console is shutting down. Nothing was stored; try again when it is back.",
        StoreFault.Deadline => "The database did not answer in time. The write may or may not be stored; sending it again is safe.",
        StoreFault.DiskFull => "The disk is full. Nothing was stored; free some space, the console resumes by itself.",
        StoreFault.DiskFailed => "The disk failed while this was being written. Nothing of it is begun. It counts as not stored while the console runs; if the console is ended "
            + "before a later write, the next start may find it stored. Look at the disk, and then at what you wanted to change before you repeat it.",
        StoreFault.Unwritable => "The database could not be written. Nothing was stored; look at the disk and at the permissions of the data directory.",
        StoreFault.Corrupt => "The database is damaged. Nothing was stored; stop the console and restore a backup.",
        StoreFault.AuditBroken => "The audit record is not sound at its end, so nothing that must be recorded can be done. Nothing was stored and nothing is begun. "
            + "An operator should run `audit verify` on the console's machine; it names the bad row and what to do.",
        StoreFault.AuditUnwritable => "The audit record could not be written, so nothing that must be recorded can be done. Nothing was stored and nothing is begun. "
            + "An operator should look at the console's log and at the database.",
        StoreFault.None or StoreFault.UniqueViolation => "The write failed. Nothing was stored.",
    };
}
