using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Web.Components.Bulk;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>One change: who did what, what came of it, and one decision for all that needs one.</summary>
public sealed partial class ChangeSetPage
{
    private const int PageSize = 50;
    private const int MostRows = 200;
    private static readonly string[] Keys = ["j", "k", "ArrowDown", "ArrowUp", "Home", "End", "a", "r", "p", "e", "c"];

    private readonly LiveRows<FindingRow> _rows = new(row => row.Id);
    private readonly List<SignalRow> _signals = [];
    private ChangeSetDetail? _detail;
    private string? _next;
    private string? _nextSignals;
    private long? _shown;
    private bool _asking;
    private BulkDecider? _decider;
    private FindingsTable? _table;

    [Inject] private ChangeSetQueries Queries { get; set; } = default!;
    [Inject] private FindingQueries Findings { get; set; } = default!;

    [Parameter] public long Id { get; set; }

    private string DecideLabel => _detail!.Change.NeedsDecision == 1 ? "Decide the one that needs it" : $"Decide all {_detail.Change.NeedsDecision}";

    private string Told
    {
        get
        {
            var by = new[] { (_detail!.CloudTrail, "CloudTrail"), (_detail.Config, "AWS Config"), (_detail.Macie, "Macie") }.Where(entry => entry.Item1 > 0).ToList();
            return by.Count == 0 ? "Nobody else told of it." : $"Told by {string.Join(", ", by.Select(entry => $"{entry.Item2} ({entry.Item1})"))}.";
        }
    }

    protected override bool Concerns(Change change) => change.Entity is ChangedEntity.ChangeSet or ChangedEntity.Finding;

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Id)
        {
            (_shown, _detail) = (Id, null);
            await LoadAsync();
        }
    }

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        _detail = await Queries.GetAsync(Id, cancellationToken);
        if (_detail is null)
        {
            return;
        }

        var size = live ? Math.Clamp(_rows.Rows.Count, PageSize, MostRows) : PageSize;
        var page = await Findings.ListAsync(Filter, null, size, cancellationToken);
        if (!live || _rows.Rows.Count == 0 || _rows.MissingFrom(page.Items).Count > 0)
        {
            _rows.Show(page.Items);
        }
        else
        {
            _rows.Merge(page.Items);
            _rows.ShowNew();
        }

        _next = page.NextCursor;
        var signals = await Queries.SignalsAsync(_detail.Change.Id, null, Math.Clamp(_signals.Count, PageSize, MostRows), cancellationToken);
        _signals.Clear();
        _signals.AddRange(signals.Items);
        _nextSignals = signals.NextCursor;
    }

    private FindingFilter Filter => new() { ChangeSetId = _detail!.Change.Id };

    private static string Title(BulkAction action) => BulkLook.Key(action) is { } key ? $"{BulkLook.Verb(action)} all of them; you see the effects first  {key}" : BulkLook.Verb(action);

    private async Task MoreAsync()
    {
        var page = await Findings.ListAsync(Filter, _next, PageSize, Gone);
        _rows.Show([.. _rows.Rows.Select(shown => shown.Row), .. page.Items]);
        _next = page.NextCursor;
    }

    private async Task MoreSignalsAsync()
    {
        var page = await Queries.SignalsAsync(_detail!.Change.Id, _nextSignals, PageSize, Gone);
        _signals.AddRange(page.Items);
        _nextSignals = page.NextCursor;
    }

    /// <summary>All that need a decision now, the worst first, as many as one decision takes; the dialog shows the effects.</summary>
    private async Task DecideAsync(BulkAction action)
    {
        if (_asking || _decider is null || _detail is not { Change.NeedsDecision: > 0 })
        {
            return;
        }

        _asking = true;
        try
        {
            var page = await Findings.ListAsync(Filter with { View = FindingView.NeedsDecision }, null, BulkOptions.MostItems, Gone);
            await _decider.OpenAsync(action, [.. page.Items.Select(row => row.Id)]);
        }
        finally
        {
            _asking = false;
        }
    }

    private async Task KeyAsync(string key)
    {
        if (BulkLook.InList.Where(action => BulkLook.Key(action) == key).Select(action => (BulkAction?)action).FirstOrDefault() is { } decision)
        {
            await DecideAsync(decision);
        }
        else if (_table is not null)
        {
            await _table.KeyAsync(key);
        }
    }
}
