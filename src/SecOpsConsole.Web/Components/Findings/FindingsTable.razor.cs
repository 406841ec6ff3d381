using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>The findings as a table with a roving tab stop: Tab enters once, arrows or j and k move, Enter opens.</summary>
public sealed partial class FindingsTable
{
    private readonly Dictionary<string, ElementReference> _links = [];
    private static readonly Folding s_none = new();
    private int _active;

    [Parameter, EditorRequired] public IReadOnlyList<LiveRows<FindingRow>.Shown> Rows { get; set; } = [];
    [Parameter, EditorRequired] public Func<long, string> Href { get; set; } = _ => "";
    [Parameter] public long? SelectedId { get; set; }
    /// <summary>The rows that are selected for one decision; null: nothing can be selected here.</summary>
    [Parameter] public Selection? Selection { get; set; }
    [Parameter] public EventCallback OnSelection { get; set; }
    /// <summary>Which changes are one row; null: none.</summary>
    [Parameter] public Folding? Fold { get; set; }
    /// <summary>Somebody folds or unfolds a change.</summary>
    [Parameter] public EventCallback<long> OnFold { get; set; }
    /// <summary>Somebody selects all findings of a change that is one row.</summary>
    [Parameter] public EventCallback<long> OnSelectFold { get; set; }
    /// <summary>Off where all rows are of one change.</summary>
    [Parameter] public bool ShowsChange { get; set; } = true;
    [Parameter] public string Label { get; set; } = "Findings";

    private IReadOnlyList<Folding.Line> Lines { get; set; } = [];

    /// <summary>The row that Tab enters.</summary>
    private int Active => Math.Clamp(_active, 0, Math.Max(0, Lines.Count - 1));

    private Folding.Line? ActiveLine => Lines.Count == 0 ? null : Lines[Active];

    /// <summary>The id of the row that Tab enters; null when there is none, or when it is a change.</summary>
    public long? ActiveId => ActiveLine is { IsFold: false } line ? line.Shown.Row.Id : null;

    protected override void OnParametersSet()
    {
        Lines = (Fold ?? s_none).Lines(Rows);
        if (SelectedId is { } selected && IndexOf(selected) is >= 0 and var index)
        {
            _active = index;
        }
    }

    /// <summary>Moves the focus as the key says; false when the key is not the table's.</summary>
    public async Task<bool> KeyAsync(string key)
    {
        int? target = key switch
        {
            "j" or "ArrowDown" => Active + 1,
            "k" or "ArrowUp" => Active - 1,
            "Home" => 0,
            "End" => Lines.Count - 1,
            _ => null,
        };
        if (target is not { } to || Lines.Count == 0)
        {
            return false;
        }
        _active = Math.Clamp(to, 0, Lines.Count - 1);
        StateHasChanged();
        await FocusActiveAsync();
        return true;
    }

    /// <summary>Selects the active row, or from the last selected one to it; false when there is nothing to select.</summary>
    public async Task<bool> SelectAsync(bool range)
    {
        if (Selection is null || ActiveLine is not { } line)
        {
            return false;
        }
        if (range && !line.IsFold)
        {
            Selection.Extend(line.Shown.Row.Id, RowIds);
        }
        else
        {
            await ToggleAsync(line);
            return true;
        }
        await OnSelection.InvokeAsync();
        return true;
    }

    private List<long> RowIds => [.. Lines.Where(line => !line.IsFold).Select(line => line.Shown.Row.Id)];

    /// <summary>A change counts as selected when the finding that stands for it is: they are selected together.</summary>
    private bool AllSelected => Lines.Count > 0 && Lines.All(line => Selection!.Has(line.Shown.Row.Id));

    private async Task ToggleAsync(Folding.Line line)
    {
        if (line.IsFold)
        {
            await OnSelectFold.InvokeAsync(line.Shown.Row.ChangeSetId!.Value);
            return;
        }

        Selection!.Toggle(line.Shown.Row.Id);
        await OnSelection.InvokeAsync();
    }

    private async Task ToggleAllAsync()
    {
        var folds = Lines.Where(line => line.IsFold && Selection!.Has(line.Shown.Row.Id) == AllSelected).ToList();
        if (AllSelected)
        {
            Selection!.Remove(RowIds);
        }
        else
        {
            Selection!.AddRange(RowIds);
        }
        foreach (var line in folds)
        {
            await OnSelectFold.InvokeAsync(line.Shown.Row.ChangeSetId!.Value);
        }
        await OnSelection.InvokeAsync();
    }

    private static string FoldTitle(FindingRow row) =>
        row.ChangeWaiting >= FindingRow.MostCounted ? $"{FindingRow.MostCounted} or more findings of one change" : $"{row.ChangeWaiting} findings of one change";

    /// <summary>Puts the focus on the active row, as after closing the panel.</summary>
    public async Task FocusActiveAsync()
    {
        if (ActiveLine is { } line && _links.TryGetValue(line.Key, out var link))
        {
            await link.FocusAsync();
        }
    }

    private int IndexOf(long id)
    {
        for (var i = 0; i < Lines.Count; i++)
        {
            if (!Lines[i].IsFold && Lines[i].Shown.Row.Id == id)
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>Two names for one flash: the animation runs again with every change.</summary>
    private static string RowClass(Folding.Line line) =>
        (line.Shown.Changes == 0 ? "" : line.Shown.Changes % 2 == 0 ? "changed-even" : "changed-odd") + (line.Shown.Left ? " left" : "") + (line.IsInside ? " inside" : "");
}
