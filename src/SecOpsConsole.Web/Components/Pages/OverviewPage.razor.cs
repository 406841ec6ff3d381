using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Overview;
using SecOpsConsole.Web.Components.Bulk;
using SecOpsConsole.Web.Components.Findings;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>The start of a shift. The sentences follow every change; the figures are counted at most once a minute.</summary>
public sealed partial class OverviewPage
{
    private static readonly TimeSpan FiguresEvery = TimeSpan.FromMinutes(1);
    private OverviewNow? _now;
    private KeyFigures? _figures;
    private DateTime _figuresUtc;

    [Inject] private OverviewQueries Queries { get; set; } = default!;

    private DateTime NowUtc => Clock.GetUtcNow().UtcDateTime;

    private static string Exposed => new FindingsUrl(FindingView.All, "is:exposed").ToString();

    protected override bool Concerns(Change change) =>
        change.Entity is ChangedEntity.Finding or ChangedEntity.Bucket or ChangedEntity.Attempt or ChangedEntity.Suppression or ChangedEntity.Event;

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        _now = await Queries.NowAsync(cancellationToken);
        if (!live || _figures is null || NowUtc - _figuresUtc >= FiguresEvery)
        {
            (_figures, _figuresUtc) = (await Queries.FiguresAsync(cancellationToken), NowUtc);
        }
    }

    private static string Of(FindingView view) => new FindingsUrl(view).ToString();

    private static string? Count(int number, string word) => number == 0 ? null : $"of {BulkLook.Count(number, word)}";
}
