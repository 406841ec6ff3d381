using Microsoft.Data.Sqlite;
using SecOpsConsole.Core.Queue;

namespace SecOpsConsole.Core.Storage.Sqlite;

internal sealed class SqliteWorkCommands(SqliteConnection connection) : IWorkCommands, IDisposable
{
    private const string Columns = """
        "Id", "Kind", "Partition", "Payload", "Attempt", "MaxAttempts", "RunAtUtc", "CreatedUtc", "LastError"
        """;

    private const string PartitionIsFree = """
        NOT EXISTS (SELECT 1 FROM "WorkItems" AS b WHERE b."State" = 'Executing' AND b."Partition" = w."Partition")
        """;

    /// <summary>Each half walks its own partial index and stops at the limit.</summary>
    internal const string DueSql = $"""
        SELECT * FROM (
            SELECT * FROM (SELECT {Columns} FROM "WorkItems" AS w
                WHERE w."State" IN ('Scheduled', 'Retryable') AND w."RunAtUtc" <= ?1 AND {PartitionIsFree}
                ORDER BY w."RunAtUtc", w."Id" LIMIT ?2)
            UNION ALL
            SELECT * FROM (SELECT {Columns} FROM "WorkItems" AS w
                WHERE w."State" = 'Available' AND {PartitionIsFree}
                ORDER BY w."Id" LIMIT ?2))
        ORDER BY "RunAtUtc", "Id"
        """;

    private readonly SqliteStatement _due = new(connection, DueSql);

    private readonly SqliteStatement _take = new(connection, """
        UPDATE "WorkItems" SET "State" = 'Executing', "Attempt" = ?2 WHERE "Id" = ?1
        """);

    private readonly SqliteStatement _settle = new(connection, """
        UPDATE "WorkItems" SET "State" = ?3, "Attempt" = ?4, "RunAtUtc" = ?5, "CompletedUtc" = ?6, "LastError" = ?7
        WHERE "Id" = ?1 AND "State" = 'Executing' AND "Attempt" = ?2
        """);

    private readonly SqliteStatement _rescue = new(connection, """
        UPDATE "WorkItems" SET "State" = 'Available', "LastError" = 'The console stopped while this was running.' WHERE "State" = 'Executing'
            OR ("State" = 'Discarded' AND instr("LastError", 'What was to follow from that failed too') > 0)
        """);

    private readonly SqliteStatement _bringForward = new(connection, """
        UPDATE "WorkItems" SET "RunAtUtc" = strftime('%Y-%m-%d %H:%M:%f', "RunAtUtc", '-' || ?1 || ' seconds') WHERE "State" IN ('Scheduled', 'Retryable')
        """);

    private readonly SqliteStatement _newest = new(connection, """
        SELECT MAX("CreatedUtc") FROM (SELECT "CreatedUtc" FROM "WorkItems" ORDER BY "Id" DESC LIMIT 100)
        """);

    private readonly SqliteStatement _date = new(connection, """
        UPDATE "WorkItems" SET "CreatedUtc" = ?1 WHERE "CreatedUtc" > ?1
        """);

    private readonly SqliteStatement _prune = new(connection, """
        DELETE FROM "WorkItems" WHERE "Id" IN (
            SELECT "Id" FROM "WorkItems" WHERE "State" IN ('Completed', 'Cancelled') AND "CompletedUtc" < ?1 ORDER BY "CompletedUtc" LIMIT ?2)
        """);

    public IReadOnlyList<WorkItem> Claim(int max, DateTime nowUtc)
    {
        var claimed = new List<WorkItem>(max);
        var partitions = new HashSet<string>(StringComparer.Ordinal);
        foreach (var item in Due(max * 4, nowUtc))
        {
            if (claimed.Count == max)
            {
                break;
            }

            if (item.Partition is null || partitions.Add(item.Partition))
            {
                item.Attempt++;
                item.State = WorkState.Executing;
                _take.Bind(1, item.Id).Bind(2, item.Attempt).Execute();
                claimed.Add(item);
            }
        }

        return claimed;
    }

    public bool Settle(WorkItem claimed, in WorkSettlement settlement) =>
        _settle.Bind(1, claimed.Id).Bind(2, claimed.Attempt).Bind(3, settlement.State.ToString()).Bind(4, settlement.Attempt)
            .Bind(5, settlement.RunAtUtc).Bind(6, settlement.CompletedUtc).Bind(7, settlement.Error).Execute() == 1;

    public int Rescue() => _rescue.Execute();

    public int BringForward(TimeSpan by) => _bringForward.Bind(1, (long)by.TotalSeconds).Execute();

    public int Date(DateTime nowUtc) => _date.Bind(1, nowUtc).Execute();

    public DateTime? NewestUtc()
    {
        try
        {
            return _newest.Step() && _newest.Text(0) is not null ? _newest.Instant(0) : null;
        }
        finally
        {
            _newest.Reset();
        }
    }

    public int Prune(DateTime beforeUtc, int limit) => _prune.Bind(1, beforeUtc).Bind(2, limit).Execute();

    public void Dispose()
    {
        _due.Dispose();
        _take.Dispose();
        _settle.Dispose();
        _rescue.Dispose();
        _bringForward.Dispose();
        _newest.Dispose();
        _prune.Dispose();
        _date.Dispose();
    }

    private List<WorkItem> Due(int limit, DateTime nowUtc)
    {
        var items = new List<WorkItem>();
        _due.Bind(1, nowUtc).Bind(2, limit);
        try
        {
            while (_due.Step())
            {
                items.Add(ReadItem());
            }
        }
        finally
        {
            _due.Reset();
        }

        return items;
    }

    private WorkItem ReadItem() => new()
    {
        Id = _due.Number(0),
        Kind = Enum.Parse<WorkKind>(_due.Text(1)!),
        Partition = _due.Text(2),
        Payload = _due.Text(3)!,
        Attempt = (int)_due.Number(4),
        MaxAttempts = (int)_due.Number(5),
        RunAtUtc = _due.Instant(6),
        CreatedUtc = _due.Instant(7),
        LastError = _due.Text(8),
    };
}
