using SecOpsConsole.Core.Findings;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>
/// The rows on screen while findings change behind them: a row never moves under the pointer. Known rows are replaced in place,
/// new ones wait until they are asked for, and a row that left the view stays where it was, marked, until the list is shown anew.
/// </summary>
public sealed class LiveRows
{
    private readonly List<Shown> _rows = [];
    private IReadOnlyList<FindingRow> _latest = [];

    /// <summary>A row and what happened to it since the list was shown.</summary>
    public sealed record Shown(FindingRow Row, bool Changed = false, bool Left = false);

    public IReadOnlyList<Shown> Rows => _rows;

    /// <summary>How many rows wait to be shown.</summary>
    public int Waiting { get; private set; }

    /// <summary>Shows a list as it is: after navigation, or when the waiting rows are asked for.</summary>
    public void Show(IReadOnlyList<FindingRow> rows)
    {
        _latest = rows;
        _rows.Clear();
        _rows.AddRange(rows.Select(row => new Shown(row)));
        Waiting = 0;
    }

    /// <summary>Shows what the last merge brought.</summary>
    public void ShowWaiting() => Show(_latest);

    /// <summary>
    /// Takes the same query's newer answer. <paramref name="elsewhere"/> holds the present state of rows that are on screen
    /// but no longer in the answer, as far as it is known.
    /// </summary>
    public void Merge(IReadOnlyList<FindingRow> rows, IReadOnlyDictionary<long, FindingRow>? elsewhere = null)
    {
        _latest = rows;
        var fresh = rows.ToDictionary(row => row.Id);
        for (var i = 0; i < _rows.Count; i++)
        {
            var shown = _rows[i];
            if (fresh.Remove(shown.Row.Id, out var row))
            {
                _rows[i] = new Shown(row, shown.Changed || row.Version != shown.Row.Version);
            }
            else
            {
                _rows[i] = new Shown(elsewhere?.GetValueOrDefault(shown.Row.Id) ?? shown.Row, true, Left: true);
            }
        }
        Waiting = fresh.Count;
    }

    /// <summary>Ids on screen that the newer answer does not have.</summary>
    public IReadOnlyList<long> MissingFrom(IReadOnlyList<FindingRow> rows)
    {
        var ids = rows.Select(row => row.Id).ToHashSet();
        return [.. _rows.Select(shown => shown.Row.Id).Where(id => !ids.Contains(id))];
    }
}
