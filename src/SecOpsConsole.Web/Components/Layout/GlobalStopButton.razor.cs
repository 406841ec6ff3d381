using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Layout;

/// <summary>Stops automatic mode for everybody, or releases the stop.</summary>
public sealed partial class GlobalStopButton
{
    private GlobalStop? _stop;
    /// <summary>What the open dialog is about; somebody else may stop or release meanwhile.</summary>
    private bool? _wanted;
    private string? _reason;

    [Inject] private ConsoleStore Store { get; set; } = default!;

    private string OnHint => _stop?.Reason is { } reason ? $"Stopped: {VisibleRuns.Flat(reason)}" : "Automatic mode is stopped for every bucket";

    protected override bool Concerns(Change change) => change.Entity == ChangedEntity.Setting;

    protected override Task OnInitializedAsync() => LoadAsync(blank: false);

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken) => _stop = await Store.ReadAsync(GlobalStop.ReadAsync, cancellationToken);

    private async Task SetAsync()
    {
        var on = _wanted!.Value;
        var result = await AskAsync((caller, ct) => Desk.SetGlobalStopAsync(on, _reason, caller, ct));
        if (result is { IsAccepted: true })
        {
            Close();
            Snackbar.Done(result.Message);
            await LoadAsync(blank: false);
        }
        else
        {
            Problem = result?.Message ?? Problem;
        }
    }

    private void Close() => (_wanted, _reason, Problem) = (null, null, null);
}
