using SecOpsConsole.Core.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>Which changes are one row of the list, and the findings of those that somebody unfolded.</summary>
public sealed class Folding
{
    private readonly Dictionary<long, IReadOnlyList<FindingRow>> _unfolded = [];

    /// <summary>One line of the table: a finding, a change that stands for its findings, or a finding under its change.</summary>
    public readonly record struct Line(LiveRows<FindingRow>.Shown Shown, bool IsFold, bool IsInside)
    {
        /// <summary>Names the line on screen; a change keeps its line when another of its findings stands for it.</summary>
        public string Key => this switch { { IsFold: true } => $"change-{Shown.Row.ChangeSetId}", { IsInside: true } => $"inside-{Shown.Row.Id}", _ => $"{Shown.Row.Id}" };
    }

    /// <summary>Off while the list shows single findings.</summary>
    public bool On { get; set; }

    public IReadOnlyCollection<long> Unfolded => _unfolded.Keys;

    /// <summary>A row's name in the list: a change is one row, whichever of its findings stands for it.</summary>
    public long IdOf(FindingRow row) => IsFold(row) ? -row.ChangeSetId!.Value : row.Id;

    public bool IsFold(FindingRow row) => On && row.ChangeSetId is not null && row.ChangeWaiting > FindingFilter.FoldAbove;

    public bool IsUnfolded(long change) => _unfolded.ContainsKey(change);

    public void Unfold(long change, IReadOnlyList<FindingRow> findings) => _unfolded[change] = findings;

    public void Fold(long change) => _unfolded.Remove(change);

    public void Clear() => _unfolded.Clear();

    /// <summary>The list with the findings of unfolded changes under them.</summary>
    public IReadOnlyList<Line> Lines(IReadOnlyList<LiveRows<FindingRow>.Shown> rows)
    {
        var lines = new List<Line>(rows.Count);
        foreach (var shown in rows)
        {
            // A finding that was on screen before its change was stays a line of its own.
            var fold = shown.Id < 0;
            lines.Add(new Line(shown, fold, IsInside: false));
            if (fold && _unfolded.TryGetValue(shown.Row.ChangeSetId!.Value, out var findings))
            {
                lines.AddRange(findings.Select(row => new Line(new LiveRows<FindingRow>.Shown(row, row.Id), IsFold: false, IsInside: true)));
            }
        }

        return lines;
    }
}
