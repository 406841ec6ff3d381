using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Core.Ports.Macie;

namespace SecOpsConsole.Web.Components.Macie;

/// <summary>A new custom data identifier, tested on a pasted text while it is written: half a second after the last change.</summary>
public sealed partial class IdentifierDialog
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly string _token = Guid.NewGuid().ToString("N");
    private string _name = "";
    private string? _description;
    private string _regex = "";
    private string? _keywords;
    private string? _ignored;
    private string _sample = "";
    private string _result = "";
    private int _distance = 50;
    private int _changes;

    [Inject] private MacieDesk Macie { get; set; } = default!;

    [Parameter, EditorRequired] public MaciePlace Place { get; set; }

    /// <summary>The panel's command is under way.</summary>
    [Parameter] public new bool Busy { get; set; }

    /// <summary>What the panel's command was refused for.</summary>
    [Parameter] public new string? Problem { get; set; }

    [Parameter] public EventCallback<(MacieIdentifierDraft Draft, string Token)> OnConfirm { get; set; }

    [Parameter] public EventCallback OnCancel { get; set; }

    private MacieIdentifierDraft Draft => new()
    {
        Name = _name.Trim(),
        Description = string.IsNullOrWhiteSpace(_description) ? null : _description.Trim(),
        Regex = _regex,
        Keywords = MacieLooks.Lines(_keywords),
        IgnoreWords = MacieLooks.Lines(_ignored),
        MaximumMatchDistance = _distance,
    };

    protected override bool Concerns(Change change) => false;

    protected override Task ReadAsync(bool live, CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task TestSoonAsync()
    {
        var mine = ++_changes;
        try
        {
            await Task.Delay(Pause, Clock, Gone);
        }
        catch (OperationCanceledException) when (Gone.IsCancellationRequested)
        {
            return;
        }

        if (mine != _changes || _regex.Length == 0 || _sample.Length == 0)
        {
            _result = _regex.Length == 0 || _sample.Length == 0 ? "" : _result;
            return;
        }

        var result = await AskAsync<DeskResult>((caller, ct) => Macie.TestIdentifierAsync(Place, Draft, _sample, caller, ct));
        if (mine == _changes)
        {
            _result = result?.Message ?? "Not tested: another call is under way. Change something to try again.";
        }
    }
}
