using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Sweep;

namespace SecOpsConsole.Web.Components.Sweeps;

/// <summary>One line about the sweep, live.</summary>
public sealed partial class SweepLine
{
    private SweepRunRow? _run;

    [Inject] private SweepQueries Queries { get; set; } = default!;
    [Inject] private SweepDesk Sweeps { get; set; } = default!;
    [Inject] private SweepOptions Options { get; set; } = default!;

    /// <summary>Leads to the page of all sweeps.</summary>
    [Parameter] public bool WithLink { get; set; }

    protected override bool Concerns(Change change) => change.Entity == ChangedEntity.Sweep;

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken) => _run = await Queries.CurrentAsync(cancellationToken);

    private async Task StartAsync()
    {
        var result = await AskAsync(Sweeps.SweepNowAsync);
        if (result is { IsAccepted: true })
        {
            Snackbar.Done(result.Message);
            await LoadAsync(blank: false);
        }
        else if ((result?.Message ?? Problem) is { } failure)
        {
            Snackbar.Failed(failure);
        }
    }
}
