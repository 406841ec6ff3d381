using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Replay;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>One replay: how it stands, and what today's rules would do otherwise. Its state is in the address.</summary>
public sealed partial class ReplayPage
{
    private const int PageSize = 50;
    private ReplayRun? _run;
    private IReadOnlyList<ReplayDifference> _rows = [];
    private string? _next;
    private string? _problem;
    private bool _busy;

    [Parameter] public long Id { get; set; }
    [SupplyParameterFromQuery(Name = "kind")] public string? Kind { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    [Inject] private ReplayQueries Queries { get; set; } = default!;
    [Inject] private Replays Replays { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;
    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    protected override bool Concerns(Change change) => change.Entity == ChangedEntity.Replay && (change.Id == Id || change.Id == Change.Any);

    protected override Task OnParametersSetAsync() => LoadAsync(blank: _run?.Id != Id);

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        _run = await Queries.GetAsync(Id, cancellationToken);
        if (_run is not null)
        {
            var kind = Enum.TryParse<ReplayDifferenceKind>(Kind, ignoreCase: true, out var wanted) ? wanted : (ReplayDifferenceKind?)null;
            var page = await Queries.DifferencesAsync(Id, kind, Cursor, PageSize, cancellationToken);
            (_rows, _next) = (page.Items, page.NextCursor);
        }
    }

    private async Task CancelAsync()
    {
        (_busy, _problem) = (true, null);
        try
        {
            var result = await Replays.CancelAsync(Id, (Authentication is null ? null : ConsoleClaims.CallerOf((await Authentication).User)) ?? Caller.Person(0), CancellationToken.None);
            _problem = result.IsAccepted ? null : result.Message;
            await LoadAsync(blank: false);
        }
        catch (StoreBusyException busy)
        {
            _problem = busy.Message;
        }
        finally
        {
            _busy = false;
        }
    }

    private void Go(string? kind) => Navigation.NavigateTo(Url(kind, null));

    private string Url(string? kind, string? cursor)
    {
        var parts = new (string Name, string? Value)[] { ("kind", kind), ("cursor", cursor) }
            .Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}").ToList();
        return parts.Count == 0 ? $"replays/{Id}" : $"replays/{Id}?" + string.Join('&', parts);
    }
}
