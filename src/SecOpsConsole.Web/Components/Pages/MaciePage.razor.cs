using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Components.Kit;
using SecOpsConsole.Web.Components.Macie;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>Macie of one account and Region; which, and which part, is in the address.</summary>
public sealed partial class MaciePage
{
    private MaciePlace _place;
    private MacieView _view;
    private MacieSession? _session;
    private MacieReconciled? _compared;
    private string? _fault;
    private bool _mayOperate;
    private bool _maySet;
    private bool _enabling;

    [Inject] private IMacieGateway Gateway { get; set; } = default!;
    [Inject] private MacieDesk Macie { get; set; } = default!;
    [Inject] private ConsoleStore Store { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "place")] public string? PlaceText { get; set; }
    [SupplyParameterFromQuery(Name = "view")] public string? View { get; set; }

    private bool IsOn => _session is { Status: MacieStatus.Enabled };

    private string Compared => _compared switch
    {
        { AtUtc: { } at, Found: 0 } => $"Findings compared {Times.Absolute(at)}: none was missing.",
        { AtUtc: { } at, Found: 1 } => $"Findings compared {Times.Absolute(at)}: one had no event and was taken in.",
        { AtUtc: { } at, Found: var found } => $"Findings compared {Times.Absolute(at)}: {found} had no event and were taken in.",
        _ => "Findings are compared every 15 minutes, since EventBridge delivers Macie's as best effort.",
    };

    /// <summary>How far findings were compared is a setting; Macie itself is not read again for it.</summary>
    protected override bool Concerns(Change change) => change.Entity == ChangedEntity.Setting;

    protected override async Task OnParametersSetAsync()
    {
        var before = _place;
        (_place, _view) = (Parse(PlaceText), Enum.TryParse<MacieView>(View, ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : MacieView.Jobs);
        (_mayOperate, _maySet) = (await SeemsAllowedAsync(Right.OperateMacie), await SeemsAllowedAsync(Right.SetMacie));
        if (_session is null || before != _place)
        {
            _session = null;
            await LoadAsync();
        }
    }

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        if (Gateway.Places.Count == 0)
        {
            return;
        }

        var place = _place;
        var compared = await Store.ReadAsync((db, ct) => MacieReconciled.ReadAsync(db, place, ct), cancellationToken);
        var answer = live ? null : await Gateway.ReadSessionAsync(place, cancellationToken);
        if (place != _place)
        {
            // Somebody has gone to another place: it reads by itself.
            return;
        }

        _compared = compared;
        if (answer is not null)
        {
            (_session, _fault) = (answer.Value, answer.Fault is { } fault ? MacieWords.Of(fault, place, "Nothing was changed.") : null);
        }
    }

    private async Task EnableAsync(string? reason)
    {
        if (await AskAsync((caller, ct) => Macie.EnableAsync(_place, reason, caller, ct)) is not { } result)
        {
            return;
        }

        if (!result.IsAccepted)
        {
            Problem = result.Message;
            return;
        }

        Close();
        Tell(result);
        await LoadAsync(blank: false);
    }

    private async Task SamplesAsync() => TellOrFail(await AskAsync((caller, ct) => Macie.CreateSamplesAsync(_place, caller, ct)));

    private async Task ReconcileAsync() => TellOrFail(await AskAsync((caller, ct) => Macie.ReconcileAsync(_place, caller, ct)));

    private void TellOrFail(SecOpsConsole.Core.Desk.DeskResult? result)
    {
        if (result is not null)
        {
            Tell(result);
        }
        else if (Problem is { } problem)
        {
            Snackbar.Failed(problem);
        }
    }

    private void Close() => (_enabling, Problem) = (false, null);

    /// <summary>The place in the address when it is configured, else the first one.</summary>
    private MaciePlace Parse(string? text) => Gateway.Places.FirstOrDefault(place => Text(place) == text) is { AccountId: not null } known
        ? known
        : Gateway.Places is [var first, ..] ? first : default;

    private static string Text(MaciePlace place) => $"{place.AccountId}/{place.Region}";

    private static string Address(MaciePlace place, MacieView view) => $"macie?place={Uri.EscapeDataString(Text(place))}&view={view.ToString().ToLowerInvariant()}";
}
