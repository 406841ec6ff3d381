using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Automation;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Shadow;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>Automatic mode over all buckets; its filters are in the address.</summary>
public sealed partial class AutomationPage
{
    private const int PageSize = 50;
    private const int MostActions = 20;
    private AutomationSummary? _summary;
    private IReadOnlyList<AutomationRow> _rows = [];
    private IReadOnlyList<AutomaticActionRow> _actions = [];
    private IReadOnlyList<FindingEvent> _stops = [];
    private string? _next;
    private string? _shown;
    private AutomaticMode? _mode;
    private ReadinessState? _readiness;
    private (AutomationRow Row, AutomaticMode Mode)? _asked;

    [Inject] private AutomationQueries Queries { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "mode")] public string? Mode { get; set; }
    [SupplyParameterFromQuery(Name = "readiness")] public string? ReadinessName { get; set; }
    [SupplyParameterFromQuery(Name = "held")] public bool Held { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    protected override bool Concerns(Change change) =>
        change.Entity is ChangedEntity.Bucket or ChangedEntity.Finding or ChangedEntity.Attempt or ChangedEntity.Setting;

    protected override async Task OnParametersSetAsync()
    {
        _mode = Parsed<AutomaticMode>(Mode);
        _readiness = Parsed<ReadinessState>(ReadinessName);
        var url = Url(_mode, _readiness, Held, Cursor);
        if (url != _shown)
        {
            _shown = url;
            await LoadAsync();
        }
    }

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        var filter = new AutomationFilter { Mode = _mode, Readiness = _readiness, Held = Held };
        var page = await Queries.BucketsAsync(filter, Cursor, PageSize, cancellationToken);
        _actions = (await Queries.ActionsAsync(null, MostActions, cancellationToken)).Items;
        _stops = await Queries.StopsAsync(cancellationToken);
        _summary = await Queries.SummaryAsync(cancellationToken);
        (_rows, _next) = (page.Items, page.NextCursor);
    }

    private async Task SetModeAsync(string? reason)
    {
        var (row, mode) = _asked!.Value;
        var result = await AskAsync((caller, ct) => Desk.SetModeAsync(new BucketId(row.Id), mode, reason, caller, ct));
        if (result is { Outcome: DeskOutcome.Accepted or DeskOutcome.Requested })
        {
            Close();
            Tell(result);
            await LoadAsync(blank: false);
        }
        else
        {
            Problem = result?.Message ?? Problem;
        }
    }

    private void Close() => (_asked, Problem) = (null, null);

    private static T? Parsed<T>(string? name) where T : struct, Enum => Enum.TryParse<T>(name, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;

    private static string Url(AutomaticMode? mode, ReadinessState? readiness, bool held, string? cursor = null)
    {
        var parts = new (string Name, string? Value)[] { ("mode", mode?.ToString()), ("readiness", readiness?.ToString()), ("held", held ? "true" : null), ("cursor", cursor) }
            .Where(part => !string.IsNullOrEmpty(part.Value))
            .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}").ToList();
        return parts.Count == 0 ? "automation" : "automation?" + string.Join('&', parts);
    }
}
