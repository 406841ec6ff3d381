namespace SecOpsConsole.Web.Components.Kit;

/// <summary>
/// The rows on screen while the world changes behind them: a row never moves under the pointer. Known rows are replaced in place,
/// new ones wait until they are asked for, and a row that left the view stays where it was, marked, until the list is shown anew.
/// </summary>
public sealed class LiveRows<T>(Func<T, long> id) where T : class, IEquatable<T>
{
    private readonly List<Shown> _rows = [];
    private IReadOnlyList<T> _latest = [];

    /// <summary>A row and what happened to it since the list was shown.</summary>
    /// <param name="Row">As it is known now.</param>
    /// <param name="Id">Its name when it was shown; it keeps that, whatever becomes of it.</param>
    /// <param name="Changes">How often it changed.</param>
    /// <param name="Left">It is in the list no longer.</param>
    public sealed record Shown(T Row, long Id, int Changes = 0, bool Left = false);

    public IReadOnlyList<Shown> Rows => _rows;

    /// <summary>How many rows wait to be shown.</summary>
    public int Waiting { get; private set; }

    /// <summary>Shows a list as it is: after navigation, or when the waiting rows are asked for.</summary>
    public void Show(IReadOnlyList<T> rows)
    {
        _latest = rows;
        _rows.Clear();
        _rows.AddRange(rows.Select(row => new Shown(row, id(row))));
        Waiting = 0;
    }

    /// <summary>Appends the rows that wait, for a list in which nobody loses their place by that.</summary>
    public void ShowNew()
    {
        var known = _rows.Select(shown => shown.Id).ToHashSet();
        _rows.AddRange(_latest.Where(row => !known.Contains(id(row))).Select(row => new Shown(row, id(row))));
        Waiting = 0;
    }

    /// <summary>Shows what the last merge brought.</summary>
    public void ShowWaiting() => Show(_latest);

    /// <summary>
    /// Takes the same query's newer answer. <paramref name="elsewhere"/> holds the present state of rows that are on screen
    /// but no longer in the answer, as far as it is known.
    /// </summary>
    public void Merge(IReadOnlyList<T> rows, IReadOnlyDictionary<long, T>? elsewhere = null)
    {
        _latest = rows;
        var fresh = rows.ToDictionary(id);
        for (var i = 0; i < _rows.Count; i++)
        {
            var shown = _rows[i];
            _rows[i] = fresh.Remove(shown.Id, out var row)
                ? new Shown(row, shown.Id, shown.Changes + (row.Equals(shown.Row) ? 0 : 1))
                : Missing(shown, elsewhere?.GetValueOrDefault(shown.Id));
        }
        Waiting = fresh.Count;
    }

    /// <summary>Ids on screen that the newer answer does not have.</summary>
    public IReadOnlyList<long> MissingFrom(IReadOnlyList<T> rows)
    {
        var ids = rows.Select(id).ToHashSet();
        return [.. _rows.Select(shown => shown.Id).Where(shown => !ids.Contains(shown))];
    }

    /// <summary>An unchanged row was only pushed off the page by newer ones; a changed one has left the view.</summary>
    private static Shown Missing(Shown shown, T? now) => now switch
    {
        null => shown with { Left = true },
        _ when now.Equals(shown.Row) => shown,
        _ => new Shown(now, shown.Id, shown.Changes + 1, Left: true),
    };
}
