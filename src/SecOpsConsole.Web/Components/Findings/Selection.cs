namespace SecOpsConsole.Web.Components.Findings;

/// <summary>Which findings are selected for one decision: toggled by itself, as a range from the last one, or all of a list.</summary>
public sealed class Selection(int most)
{
    private readonly List<long> _ids = [];
    private readonly HashSet<long> _set = [];
    private long? _anchor;

    /// <summary>In the order in which they were selected.</summary>
    public IReadOnlyList<long> Ids => _ids;

    public int Count => _ids.Count;

    /// <summary>More were asked for than one decision takes.</summary>
    public bool IsFull { get; private set; }

    public bool Has(long id) => _set.Contains(id);

    public void Toggle(long id)
    {
        _anchor = id;
        IsFull = false;
        if (_set.Remove(id))
        {
            _ids.Remove(id);
        }
        else
        {
            Add(id);
        }
    }

    /// <summary>Selects from the row that was toggled last to this one; without such a row, this one alone.</summary>
    public void Extend(long id, IReadOnlyList<long> rows)
    {
        var (from, to) = (_anchor is { } anchor ? IndexOf(rows, anchor) : -1, IndexOf(rows, id));
        if (from < 0 || to < 0)
        {
            Toggle(id);
            return;
        }

        AddRange(rows.Skip(Math.Min(from, to)).Take(Math.Abs(to - from) + 1));
        _anchor = id;
    }

    public void AddRange(IEnumerable<long> ids)
    {
        IsFull = false;
        foreach (var id in ids)
        {
            Add(id);
        }
    }

    public void Remove(IEnumerable<long> ids)
    {
        IsFull = false;
        foreach (var id in ids.Where(_set.Remove))
        {
            _ids.Remove(id);
        }
    }

    public void Clear()
    {
        _ids.Clear();
        _set.Clear();
        (_anchor, IsFull) = (null, false);
    }

    private void Add(long id)
    {
        if (_set.Contains(id))
        {
            return;
        }

        if (_ids.Count == most)
        {
            IsFull = true;
            return;
        }

        _set.Add(id);
        _ids.Add(id);
    }

    private static int IndexOf(IReadOnlyList<long> rows, long id)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] == id)
            {
                return i;
            }
        }

        return -1;
    }
}
