using Microsoft.Data.Sqlite;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Findings;
using SQLitePCL;

namespace SecOpsConsole.Core.Storage.Sqlite;

/// <summary>
/// Walks the table by its key, a slice at a time: between two slices nothing is held open, so a long walk keeps neither the log from
/// being checkpointed nor the writer from anything.
/// </summary>
internal sealed class SqliteAuditRows : IAuditRows
{
    private const int Slice = 4096;
    private const int HashColumn = 1;
    private const int FirstColumn = 2;

    private static readonly string Columns =
        $"\"{nameof(FindingEvent.Id)}\", \"{nameof(FindingEvent.Hash)}\", {string.Join(", ", AuditRowForm.Columns.Select(name => $"\"{name}\""))}";

    private readonly SqliteConnection? _own;
    private readonly SqliteStatement _statement;
    private readonly int _slice;
    private bool _open;
    private int _taken;
    /// <summary>The next row has at least this number. A forged row can have any, so the walk begins with the lowest that there is.</summary>
    private long _from = long.MinValue;

    private SqliteAuditRows(SqliteConnection connection, bool own, string sql, int slice) =>
        (_own, _statement, _slice) = (own ? connection : null, new SqliteStatement(connection, sql), slice);

    /// <summary>All rows, over a connection of its own, which must be open.</summary>
    public static SqliteAuditRows All(SqliteConnection connection, bool own) =>
        new(connection, own, $"SELECT {Columns} FROM \"FindingEvents\" WHERE \"Id\" >= ?1 ORDER BY \"Id\" LIMIT ?2", Slice);

    /// <summary>The last two, on the writing connection.</summary>
    public static SqliteAuditRows Tail(SqliteConnection connection) =>
        new(connection, false, $"SELECT * FROM (SELECT {Columns} FROM \"FindingEvents\" WHERE \"Id\" >= ?1 ORDER BY \"Id\" DESC LIMIT ?2) ORDER BY \"Id\"", 2);

    public long Sequence { get; private set; } = long.MinValue;

    public ReadOnlySpan<byte> Hash => _statement.Bytes(HashColumn);

    public bool Next()
    {
        if (!_open)
        {
            _statement.Bind(1, _from).Bind(2, _slice);
            (_open, _taken) = (true, 0);
        }

        if (Step())
        {
            _taken++;
            Sequence = _statement.Number(0);
            _from = After(Sequence);
            return true;
        }

        Close();
        return _taken == _slice && Sequence < long.MaxValue && Next();
    }

    /// <summary>From the lowest number on, nothing was read yet.</summary>
    private static long After(long sequence) => sequence is long.MinValue or long.MaxValue ? sequence : sequence + 1;

    public void Rewind(long sequence)
    {
        Close();
        (Sequence, _from) = (sequence, After(sequence));
    }

    public void Give(AuditHasher hasher, long sequence)
    {
        hasher.Add(sequence);
        for (var column = FirstColumn; column < FirstColumn + AuditRowForm.Columns.Length; column++)
        {
            Give(hasher, column);
        }
    }

    public void Dispose()
    {
        _statement.Dispose();
        _own?.Dispose();
    }

    private void Give(AuditHasher hasher, int column)
    {
        switch (_statement.TypeOf(column))
        {
            case raw.SQLITE_NULL:
                hasher.AddNull();
                break;
            case raw.SQLITE_INTEGER:
                hasher.Add(_statement.Number(column));
                break;
            case raw.SQLITE_TEXT:
                hasher.AddText(_statement.Bytes(column));
                break;
            default:
                hasher.AddBlob(_statement.Bytes(column));
                break;
        }
    }

    /// <summary>A failed step leaves the statement ready for the next walk.</summary>
    private bool Step()
    {
        try
        {
            return _statement.Step();
        }
        catch
        {
            Close();
            throw;
        }
    }

    private void Close()
    {
        if (_open)
        {
            _statement.Reset();
            _open = false;
        }
    }
}
