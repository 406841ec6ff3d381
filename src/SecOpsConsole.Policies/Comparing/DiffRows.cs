using SecOpsConsole.Policies.Formatting;

namespace SecOpsConsole.Policies;

/// <summary>Collects rows block by block and numbers the lines at the end.</summary>
internal sealed class DiffRows
{
    /// <summary>How far ahead a resembling line is looked for.</summary>
    private const int Nearby = 12;

    private readonly List<TextDiffRow> _rows = [];

    public void Add(List<FormLine> old, List<FormLine> young, int? oldStatement, int? newStatement)
    {
        var matches = LongestCommonSubsequence.Of(old, young, static (left, right) => left.Text == right.Text);
        int o = 0, n = 0;
        foreach (var (matchOld, matchNew) in matches.Append((old.Count, young.Count)))
        {
            AddHunk(old[o..matchOld], young[n..matchNew], oldStatement, newStatement);
            if (matchOld < old.Count)
            {
                Add(DiffKind.Same, Whole(old[matchOld]), Whole(young[matchNew]), oldStatement, newStatement);
            }

            (o, n) = (matchOld + 1, matchNew + 1);
        }
    }

    /// <summary>
    /// Line numbers count the rows of each side from top to bottom, as the reader sees them.
    /// </summary>
    public IReadOnlyList<TextDiffRow> Numbered()
    {
        int old = 0, young = 0;
        for (var i = 0; i < _rows.Count; i++)
        {
            var row = _rows[i];
            _rows[i] = row with
            {
                OldLine = row.Kind == DiffKind.Added ? null : ++old,
                NewLine = row.Kind == DiffKind.Removed ? null : ++young,
            };
        }

        return _rows;
    }

    /// <summary>A run of differing lines: those that resemble each other become one changed row with the words marked.</summary>
    private void AddHunk(List<FormLine> old, List<FormLine> young, int? oldStatement, int? newStatement)
    {
        var n = 0;
        foreach (var line in old)
        {
            var like = young.FindIndex(n, Math.Min(Nearby, young.Count - n), candidate => WordDiff.Resemble(line.Text, candidate.Text));
            if (like < 0)
            {
                Add(DiffKind.Removed, Whole(line, changed: true), [], oldStatement, null);
                continue;
            }

            for (; n < like; n++)
            {
                Add(DiffKind.Added, [], Whole(young[n], changed: true), null, newStatement);
            }

            var (before, after) = WordDiff.Compare(line.Shown, young[n++].Shown);
            Add(DiffKind.Changed, before, after, oldStatement, newStatement);
        }

        for (; n < young.Count; n++)
        {
            Add(DiffKind.Added, [], Whole(young[n], changed: true), null, newStatement);
        }
    }

    private void Add(DiffKind kind, IReadOnlyList<TextSegment> old, IReadOnlyList<TextSegment> young, int? oldStatement, int? newStatement) =>
        _rows.Add(new TextDiffRow(kind, null, null, old, young, oldStatement, newStatement));

    private static IReadOnlyList<TextSegment> Whole(FormLine line, bool changed = false) => [new TextSegment(line.Shown, changed)];
}
