using Microsoft.AspNetCore.Components;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Components.Policy;

/// <summary>The diff of two policy texts, unified or side by side, with the judge's reasons above the statements of the later one.</summary>
public sealed partial class PolicyDiff
{
    private IReadOnlyList<TextDiffRow> _rows = [];
    private IReadOnlyList<DiffLine> _lines = [];
    private IReadOnlyList<(int First, int Count)> _folds = [];
    private IReadOnlyList<StatementReason> _reasons = [];
    private (string?, string?, string?)? _shown;
    private bool _split;
    private bool _open;
    private bool _truncated;

    /// <summary>Null: no policy.</summary>
    [Parameter, EditorRequired] public string? Before { get; set; }
    /// <summary>Null: no policy.</summary>
    [Parameter, EditorRequired] public string? After { get; set; }
    [Parameter] public string BeforeName { get; set; } = "before";
    [Parameter] public string AfterName { get; set; } = "after";
    [Parameter] public bool ShowsToggle { get; set; } = true;
    /// <summary>The bucket's account; without it no reasons are shown.</summary>
    [Parameter] public string? AccountId { get; set; }
    [Parameter] public string? Bucket { get; set; }

    private string Summary => (Before, After) switch
    {
        (null, null) => "",
        (null, _) => "no policy before",
        (_, null) => "no policy after",
        _ => _lines.All(line => line.Sign == ' ') ? "no difference" : $"{_lines.Count(line => line.Sign == '-')} removed, {_lines.Count(line => line.Sign == '+')} added",
    };

    private IEnumerable<(TextDiffRow Row, IReadOnlyList<StatementReason> Reasons)> SplitRows
    {
        get
        {
            var told = new HashSet<int>();
            foreach (var row in _rows)
            {
                yield return (row, DiffLine.ReasonsAt(row, _reasons, told));
            }
        }
    }

    protected override void OnParametersSet()
    {
        if (_shown == (Before, After, AccountId))
        {
            return;
        }
        _shown = (Before, After, AccountId);
        var diff = TextDiff.Compare(Before, After);
        (_rows, _truncated) = (diff.Rows, diff.IsTruncated);
        _reasons = StatementReason.Of(After, AccountId, Bucket);
        _lines = DiffLine.Unified(_rows, _reasons);
        _folds = DiffLine.Folds(_lines);
        _open = false;
    }

    private int? FoldAt(int line)
    {
        foreach (var (first, count) in _folds)
        {
            if (first == line)
            {
                return count;
            }
        }
        return null;
    }
}
