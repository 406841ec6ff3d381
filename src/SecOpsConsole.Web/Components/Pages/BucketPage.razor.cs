using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules.Guards;
using SecOpsConsole.Web.Components.Findings;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>One bucket: exposure, mode, live policy, history, settings, findings.</summary>
public sealed partial class BucketPage
{
    private const int PageSize = 25;
    private const int ActionsShown = 5;
    private BucketDetail? _detail;
    private List<PolicyVersionRow> _versions = [];
    private string? _next;
    private string? _shown;
    private long? _from;
    private long? _to;
    private AutomaticMode? _asked;
    private AutomaticAction? _askedAction;
    private List<AttemptRow> _attempts = [];
    private string? _nextAttempts;
    private RemediationPreview? _preview;
    private DecisionKind _kind;
    private long? _undone;
    private TrippedGuard? _askedResume;
    private bool _askedEyes;
    private IReadOnlyList<DecisionRow> _decisions = [];
    private DecisionRow? _undoneDecision;

    [Inject] private BucketQueries Queries { get; set; } = default!;
    [Inject] private AttemptQueries AttemptQueries { get; set; } = default!;
    [Inject] private DecisionQueries DecisionQueries { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [Parameter] public string Name { get; set; } = "";
    [SupplyParameterFromQuery(Name = "from")] public string? From { get; set; }
    [SupplyParameterFromQuery(Name = "to")] public string? To { get; set; }

    private DateTime? CoolDown => _detail?.Bucket.CoolDownUntilUtc is { } until && until > Clock.GetUtcNow().UtcDateTime ? until : null;
    private PolicyVersionRow? FromRow => _versions.Find(row => row.SightingId == _from);
    private PolicyVersionRow? ToRow => _versions.Find(row => row.SightingId == _to);
    /// <summary>
    /// What an analyst asks first: how the live policy differs from the baseline. When both are the same, or no baseline is on the page, what
    /// was there before.
    /// </summary>
    private (PolicyVersionRow? From, PolicyVersionRow? To) Compared
    {
        get
        {
            var live = _versions.Find(row => row.IsLive) ?? _versions.FirstOrDefault();
            return (_versions.Find(row => row.IsBaseline && row.VersionId != live?.VersionId) ?? _versions.Find(row => row.VersionId != live?.VersionId), live);
        }
    }

    private int OpenFindings => _detail?.Findings.Count(f => f.WorkflowStatus is WorkflowStatus.New or WorkflowStatus.Notified) ?? 0;

    protected override bool Concerns(Change change) => change.Entity switch
    {
        ChangedEntity.Bucket => change.Id == Change.Any || _detail is null || change.Id == _detail.Bucket.Id,
        ChangedEntity.Finding or ChangedEntity.Attempt or ChangedEntity.Decision => true,
        _ => false,
    };

    protected override async Task OnParametersSetAsync()
    {
        if (_shown != Name)
        {
            _shown = Name;
            await LoadAsync();
        }
        var (baseline, live) = Compared;
        _from = long.TryParse(From, out var from) ? from : baseline?.SightingId;
        _to = long.TryParse(To, out var to) ? to : live?.SightingId;
    }

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        _detail = await Queries.GetAsync(Name, cancellationToken);
        if (_detail is null)
        {
            (_versions, _attempts, _decisions) = ([], [], []);
            return;
        }
        var size = live ? Math.Clamp(_versions.Count, PageSize, 200) : PageSize;
        var page = await Queries.VersionsAsync(new BucketId(_detail.Bucket.Id), null, size, cancellationToken);
        (_versions, _next) = ([.. page.Items], page.NextCursor);
        var most = live ? Math.Clamp(_attempts.Count, ActionsShown, 200) : ActionsShown;
        var actions = await AttemptQueries.OfBucketAsync(new BucketId(_detail.Bucket.Id), null, most, cancellationToken);
        (_attempts, _nextAttempts) = ([.. actions.Items], actions.NextCursor);
        _decisions = await DecisionQueries.OfBucketAsync(new BucketId(_detail.Bucket.Id), cancellationToken);
    }

    private async Task MoreAttemptsAsync()
    {
        var page = await AttemptQueries.OfBucketAsync(new BucketId(_detail!.Bucket.Id), _nextAttempts, PageSize, Gone);
        _attempts.AddRange(page.Items);
        _nextAttempts = page.NextCursor;
    }

    private async Task MoreVersionsAsync()
    {
        var page = await Queries.VersionsAsync(new BucketId(_detail!.Bucket.Id), _next, PageSize, Gone);
        _versions.AddRange(page.Items);
        _next = page.NextCursor;
    }

    private void Compare((long? From, long? To) pair) =>
        Navigation.NavigateTo($"buckets/{Uri.EscapeDataString(Name)}?from={pair.From}&to={pair.To}", replace: true);

    private void AskMode(AutomaticMode mode)
    {
        // Automatic again, where something bars it, is how a person overrides that.
        if (mode != _detail?.Bucket.Mode || (mode == AutomaticMode.Automatic && _detail.Bars.Count > 0))
        {
            _asked = mode;
        }
    }
}
