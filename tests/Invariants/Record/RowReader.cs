using System.Globalization;
using Microsoft.Data.Sqlite;

namespace SecOpsConsole.Invariants.Record;

/// <summary>Reads rows of one snapshot, column by column.</summary>
internal sealed class RowReader(SqliteConnection connection, SqliteTransaction snapshot)
{
    private SqliteDataReader? _row;

    public IReadOnlyList<T> All<T>(string table, string columns, Func<RowReader, T> make)
    {
        using var command = connection.CreateCommand();
        command.Transaction = snapshot;
#pragma warning disable CA2100 // Both are constants of this assembly.
        command.CommandText = $"SELECT {columns} FROM {table} ORDER BY Id";
#pragma warning restore CA2100
        using var row = command.ExecuteReader();
        _row = row;
        var all = new List<T>();
        while (row.Read())
        {
            all.Add(make(this));
        }

        return all;
    }

    public long Number(int column) => _row!.GetInt64(column);

    public long? NumberOrNull(int column) => _row!.IsDBNull(column) ? null : _row.GetInt64(column);

    public string? Text(int column) => _row!.IsDBNull(column) ? null : _row.GetString(column);

    public T Word<T>(int column) where T : struct, Enum => Enum.Parse<T>(_row!.GetString(column));

    public DateTime? Instant(int column) => Text(column) is { } text
        ? DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal)
        : null;
}
