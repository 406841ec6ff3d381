using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>One finding with everything to decide about it; the page and the side panel are the same.</summary>
public sealed partial class FindingWorkspace
{
    private const int MostSignals = 5;
    private FindingDetail? _detail;
    private Core.ChangeSets.FindingChange? _change;
    private IReadOnlyList<AccessLine> _sentences = [];
    private IReadOnlyList<FindingRow> _signals = [];
    private ElementReference _heading;
    private bool _focusHeading;

    private bool _isOffender;

    [Inject] private FindingQueries Queries { get; set; } = default!;
    [Inject] private Core.Offenders.OffenderQueries Offenders { get; set; } = default!;

    [Parameter, EditorRequired] public long Id { get; set; }
    /// <summary>Drawn beside the list: the focus moves to the heading when it opens.</summary>
    [Parameter] public bool IsPanel { get; set; }

    private string BucketHref => $"buckets/{Uri.EscapeDataString(_detail!.Bucket.Name)}";

    private string DiffHeading => _detail?.Baseline is null ? "Live policy" : "Baseline and live policy";

    private string BaselineName => _detail?.Baseline switch
    {
        null => "no baseline",
        { ApprovedBy: { } person, AcceptedUtc: { } at } => $"baseline, approved by {Kit.VisibleRuns.Flat(person)} {Kit.Times.Day(at)}",
        { FirstSeenUtc: var at } => $"baseline of {Kit.Times.Day(at)}, judged compliant",
    };

    protected override bool Concerns(Change change) => change.Entity switch
    {
        ChangedEntity.Finding => change.Id == Id || change.Id == Change.Any,
        ChangedEntity.Bucket => _detail is null || change.Id == _detail.Bucket.Id || change.Id == Change.Any,
        ChangedEntity.Attempt or ChangedEntity.ChangeSet => true,
        _ => false,
    };

    protected override async Task OnInitializedAsync()
    {
        _focusHeading = IsPanel;
        await LoadAsync();
    }

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        _detail = await Queries.GetAsync(new FindingId(Id), cancellationToken);
        _isOffender = _detail is null && await Offenders.GetAsync(new FindingId(Id), cancellationToken) is not null;
        _change = _detail is null ? null : await Queries.ChangeOfAsync(new FindingId(Id), cancellationToken);
        _sentences = _detail is null ? [] : WhatChanged.Of(_detail);
        _signals = _detail is null ? [] : await SignalsAsync(_detail, cancellationToken);
    }

    /// <summary>What Macie said of the same bucket: how sensitive the data is that the change opens.</summary>
    private async Task<IReadOnlyList<FindingRow>> SignalsAsync(FindingDetail detail, CancellationToken cancellationToken)
    {
        var page = await Queries.ListAsync(new FindingFilter { Bucket = detail.Bucket.Name, AccountId = detail.Bucket.AccountId }, null, 50, cancellationToken);
        return [.. page.Items.Where(row => row.Source == FindingSource.Macie && row.Id != Id).Take(MostSignals)];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusHeading && _detail is not null)
        {
            _focusHeading = false;
            await _heading.FocusAsync(preventScroll: true);
        }
    }

    private string Anchor(string name) => $"{name}-{Id}";
}
