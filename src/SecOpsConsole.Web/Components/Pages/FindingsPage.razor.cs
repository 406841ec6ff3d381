using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Components.Bulk;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>The list of findings with its side panel; all its state is in the address.</summary>
public sealed partial class FindingsPage
{
    private const int PageSize = 50;
    private const int MostRows = 200;
    private static readonly string[] Keys = ["j", "k", "ArrowDown", "ArrowUp", "Home", "End", "Enter", "Escape", "?", "[", "]", "x", "X", .. DecisionKeys.All];

    private readonly LiveRows<FindingRow> _rows;
    private FindingsUrl _url = new();
    private FilterText.Parsed _filter = FilterText.Parse(null);
    private FindingCounts? _counts;
    private string? _next;
    private bool _helpOpen;
    private bool _loaded;
    private FindingsTable? _table;
    private FindingWorkspace? _workspace;

    public FindingsPage() => _rows = new LiveRows<FindingRow>(_folding.IdOf);

    [Inject] private FindingQueries Queries { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "view")] public string? ViewName { get; set; }
    [SupplyParameterFromQuery(Name = "q")] public string? Query { get; set; }
    [SupplyParameterFromQuery(Name = "f")] public string? Selected { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    private string ListLabel => _url.Query is null ? "Findings" : "Findings that match the filter";

    /// <summary>The worst first, not the newest.</summary>
    private bool IsQueue => _url.View == FindingView.NeedsDecision;

    protected override bool Concerns(Change change) => change.Entity is ChangedEntity.Finding or ChangedEntity.Bucket;

    protected override async Task OnParametersSetAsync()
    {
        var url = FindingsUrl.Parse(ViewName, Query, Selected, Cursor);
        var same = _loaded && url.IsSameList(_url);
        var closed = _url.Selected is not null && url.Selected is null;
        _url = url;
        if (!same)
        {
            _loaded = true;
            _selection.Clear();
            _folding.Clear();
            _filter = FilterText.Parse(url.Query, url.View);
            _folding.On = IsQueue && url.Query is null;
            await LoadAsync();
        }
        else if (closed && _table is not null)
        {
            await _table.FocusActiveAsync();
        }
    }

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        _counts = await Queries.CountsAsync(cancellationToken);
        if (_filter.Filter is not { } filter)
        {
            _rows.Show([]);
            return;
        }
        var size = live ? Math.Min(MostRows, Math.Max(PageSize, _rows.Rows.Count) + PageSize) : PageSize;
        filter = filter with { Fold = _folding.On };
        var page = await PageAsync(filter, size, cancellationToken);
        await UnfoldedAsync(cancellationToken);
        if (!live || _rows.Rows.Count == 0)
        {
            _rows.Show(page.Items);
            _next = page.NextCursor;
        }
        else
        {
            _rows.Merge(page.Items, await ElsewhereAsync(page.Items, cancellationToken));
        }
    }

    /// <summary>A cursor that is not ours, as in a mistyped address, means the first page.</summary>
    private async Task<Page<FindingRow>> PageAsync(FindingFilter filter, int size, CancellationToken cancellationToken)
    {
        try
        {
            return await Queries.ListAsync(filter, _url.Cursor, size, cancellationToken);
        }
        catch (FormatException) when (_url.Cursor is not null)
        {
            _url = _url with { Cursor = null };
            return await Queries.ListAsync(filter, null, size, cancellationToken);
        }
    }

    /// <summary>The present state of rows that are on screen and have left the view.</summary>
    private async Task<IReadOnlyDictionary<long, FindingRow>?> ElsewhereAsync(IReadOnlyList<FindingRow> rows, CancellationToken cancellationToken)
    {
        var missing = _rows.MissingFrom(rows).Where(id => id > 0).ToList();
        return missing.Count == 0 ? null : (await Queries.RowsAsync(missing, cancellationToken)).ToDictionary(row => row.Id);
    }

    private string Href(long id) => (_url with { Selected = id }).ToString();

    private Task FilterAsync(string? text)
    {
        Navigation.NavigateTo((_url with { Query = string.IsNullOrWhiteSpace(text) ? null : text.Trim(), Cursor = null, Selected = null }).ToString());
        return Task.CompletedTask;
    }

    private Task ShowWaitingAsync() => LoadAsync(blank: false);

    private async Task KeyAsync(string key)
    {
        switch (key)
        {
            case "?":
                _helpOpen = true;
                break;
            case "x" or "X" when _table is not null:
                await _table.SelectAsync(range: key == "X");
                break;
            case "Escape" when _url.Selected is null && _selection.Count > 0:
                ClearSelection();
                break;
            case "a" or "r" or "p" or "c" or "b" or "e" when _url.Selected is null && _selection.Count > 0:
                await DecideAsync(BulkLook.InList.First(action => BulkLook.Key(action) == key));
                break;
            case "Escape" when _url.Selected is not null:
                Navigation.NavigateTo((_url with { Selected = null }).ToString());
                break;
            case "Enter" when _table?.ActiveId is { } active:
                Navigation.NavigateTo(Href(active));
                break;
            case "[" or "]":
                await StepAsync(key == "]" ? 1 : -1);
                break;
            case var _ when _url.Selected is not null && _workspace is not null && DecisionKeys.All.Contains(key):
                await _workspace.OpenAsync(DecisionKeys.Of(key));
                break;
            default:
                if (_table is not null)
                {
                    await _table.KeyAsync(key);
                }
                break;
        }
    }

    /// <summary>Opens the finding before or after the selected one in the list.</summary>
    private Task StepAsync(int by)
    {
        var ids = _folding.Lines(_rows.Rows).Where(line => !line.IsFold).Select(line => line.Shown.Row.Id).ToList();
        var at = _url.Selected is { } selected ? ids.IndexOf(selected) : -1;
        if (at >= 0 && at + by >= 0 && at + by < ids.Count)
        {
            Navigation.NavigateTo(Href(ids[at + by]));
        }
        return Task.CompletedTask;
    }
}
