using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace SecOpsConsole.Core.Storage.Sqlite;

/// <summary>What SQLite's result codes mean (https://www.sqlite.org/rescode.html).</summary>
internal static class SqliteFaults
{
    public static StoreFault Classify(Exception exception) => exception switch
    {
        StoreBusyException busy => busy.Fault,
        SqliteException sqlite => Classify(sqlite),
        DbUpdateException { InnerException: { } inner } => Classify(inner),
        _ => StoreFault.None,
    };

    /// <summary>True when the store itself is in trouble, not the one write that met it: the whole group fails.</summary>
    public static bool ConcernsEverybody(StoreFault fault) =>
        fault is StoreFault.Busy or StoreFault.DiskFull or StoreFault.DiskFailed or StoreFault.Unwritable or StoreFault.Corrupt;

    private static StoreFault Classify(SqliteException exception) => exception.SqliteErrorCode switch
    {
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => StoreFault.Busy,
        raw.SQLITE_FULL => StoreFault.DiskFull,
        raw.SQLITE_IOERR => StoreFault.DiskFailed,
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => StoreFault.Unwritable,
        raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => StoreFault.Corrupt,
        raw.SQLITE_CONSTRAINT when exception.SqliteExtendedErrorCode is raw.SQLITE_CONSTRAINT_UNIQUE or raw.SQLITE_CONSTRAINT_PRIMARYKEY
            => StoreFault.UniqueViolation,
        _ => StoreFault.None,
    };
}
