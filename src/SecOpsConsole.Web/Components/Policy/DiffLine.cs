using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Components.Policy;

/// <summary>One drawn line of a unified diff.</summary>
/// <param name="Sign">' ' unchanged, '-' only before, '+' only after.</param>
/// <param name="Reasons">What stands above the line: the reasons of the statement that begins here.</param>
public sealed record DiffLine(char Sign, int? OldLine, int? NewLine, IReadOnlyList<TextSegment> Segments, IReadOnlyList<StatementReason> Reasons)
{
    /// <summary>Unchanged lines that stay visible around a change.</summary>
    private const int Context = 3;

    /// <summary>The rows of a diff as unified lines: within a run of changes first all that went, then all that came.</summary>
    public static IReadOnlyList<DiffLine> Unified(IReadOnlyList<TextDiffRow> rows, IReadOnlyList<StatementReason> reasons)
    {
        var lines = new List<DiffLine>(rows.Count);
        var added = new List<DiffLine>();
        var told = new HashSet<int>();
        foreach (var row in rows)
        {
            if (row.Kind == DiffKind.Same)
            {
                lines.AddRange(added);
                added.Clear();
                lines.Add(new DiffLine(' ', row.OldLine, row.NewLine, row.NewSegments, ReasonsAt(row, reasons, told)));
                continue;
            }
            if (row.Kind is DiffKind.Removed or DiffKind.Changed)
            {
                lines.Add(new DiffLine('-', row.OldLine, null, row.OldSegments, []));
            }
            if (row.Kind is DiffKind.Added or DiffKind.Changed)
            {
                added.Add(new DiffLine('+', null, row.NewLine, row.NewSegments, ReasonsAt(row, reasons, told)));
            }
        }
        lines.AddRange(added);
        return lines;
    }

    /// <summary>The reasons that the row's statement begins with; each is told once.</summary>
    public static IReadOnlyList<StatementReason> ReasonsAt(TextDiffRow row, IReadOnlyList<StatementReason> reasons, HashSet<int> told) =>
        row.NewStatement is { } statement && told.Add(statement) ? [.. reasons.Where(reason => reason.Statement == statement)] : [];

    /// <summary>Runs of unchanged lines that are long enough to be folded, as (first, count), away from changes and reasons.</summary>
    public static IReadOnlyList<(int First, int Count)> Folds(IReadOnlyList<DiffLine> lines)
    {
        var folds = new List<(int, int)>();
        if (lines.All(line => line.Sign == ' '))
        {
            return folds;
        }
        for (var i = 0; i < lines.Count;)
        {
            if (lines[i].Sign != ' ')
            {
                i++;
                continue;
            }
            var end = i;
            while (end < lines.Count && lines[end].Sign == ' ')
            {
                end++;
            }
            var first = i == 0 ? 0 : i + Context;
            var last = end == lines.Count ? end : end - Context;
            if (last - first > 2 && !lines.Skip(first).Take(last - first).Any(line => line.Reasons.Count > 0))
            {
                folds.Add((first, last - first));
            }
            i = end;
        }
        return folds;
    }
}
