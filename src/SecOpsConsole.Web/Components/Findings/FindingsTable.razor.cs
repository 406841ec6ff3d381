using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>The findings as a table with a roving tab stop: Tab enters once, arrows or j and k move, Enter opens.</summary>
public sealed partial class FindingsTable
{
    private readonly Dictionary<long, ElementReference> _links = [];
    private int _active;

    [Parameter, EditorRequired] public IReadOnlyList<LiveRows<FindingRow>.Shown> Rows { get; set; } = [];
    [Parameter, EditorRequired] public Func<long, string> Href { get; set; } = _ => "";
    [Parameter] public long? SelectedId { get; set; }
    /// <summary>The rows that are selected for one decision; null: nothing can be selected here.</summary>
    [Parameter] public Selection? Selection { get; set; }
    [Parameter] public EventCallback OnSelection { get; set; }
    [Parameter] public string Label { get; set; } = "Findings";

    /// <summary>The row that Tab enters.</summary>
    private int Active => Math.Clamp(_active, 0, Math.Max(0, Rows.Count - 1));

    /// <summary>The id of the row that Tab enters; null when there is none.</summary>
    public long? ActiveId => Rows.Count == 0 ? null : Rows[Active].Row.Id;

    protected override void OnParametersSet()
    {
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
            "End" => Rows.Count - 1,
            _ => null,
        };
        if (target is not { } to || Rows.Count == 0)
        {
            return false;
        }
        _active = Math.Clamp(to, 0, Rows.Count - 1);
        StateHasChanged();
        await FocusActiveAsync();
        return true;
    }

    /// <summary>Selects the active row, or from the last selected one to it; false when there is nothing to select.</summary>
    public async Task<bool> SelectAsync(bool range)
    {
        if (Selection is null || ActiveId is not { } id)
        {
            return false;
        }
        if (range)
        {
            Selection.Extend(id, RowIds);
        }
        else
        {
            Selection.Toggle(id);
        }
        await OnSelection.InvokeAsync();
        return true;
    }

    private List<long> RowIds => [.. Rows.Select(shown => shown.Row.Id)];

    private bool AllSelected => Rows.Count > 0 && Rows.All(shown => Selection!.Has(shown.Row.Id));

    private Task ToggleAsync(long id)
    {
        Selection!.Toggle(id);
        return OnSelection.InvokeAsync();
    }

    private Task ToggleAllAsync()
    {
        if (AllSelected)
        {
            Selection!.Remove(RowIds);
        }
        else
        {
            Selection!.AddRange(RowIds);
        }
        return OnSelection.InvokeAsync();
    }

    /// <summary>Puts the focus on the active row, as after closing the panel.</summary>
    public async Task FocusActiveAsync()
    {
        if (ActiveId is { } id && _links.TryGetValue(id, out var link))
        {
            await link.FocusAsync();
        }
    }

    private int IndexOf(long id)
    {
        for (var i = 0; i < Rows.Count; i++)
        {
            if (Rows[i].Row.Id == id)
            {
                return i;
            }
        }
        return -1;
    }

    /// <summary>Two names for one flash: the animation runs again with every change.</summary>
    private static string RowClass(LiveRows<FindingRow>.Shown shown) =>
        (shown.Changes == 0 ? "" : shown.Changes % 2 == 0 ? "changed-even" : "changed-odd") + (shown.Left ? " left" : "");
}
