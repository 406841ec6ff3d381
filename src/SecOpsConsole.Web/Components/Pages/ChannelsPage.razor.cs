using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Notifications.Channels;
using SecOpsConsole.Core.Notifications.Chat;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.SecurityHub;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Components.Channels;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>Where notices go, and what became of them.</summary>
public sealed partial class ChannelsPage
{
    private const int PageSize = 50;
    private const int MostNotes = 20;
    private IReadOnlyList<ChannelRow>? _rows;
    private Page<DeliveryRow>? _log;
    private IReadOnlyList<HubNoteRow>? _notes;
    private ChannelEntry? _draft;
    private ChannelRow? _removing;

    [Inject] private ChannelRegister Channels { get; set; } = default!;
    [Inject] private HubNoteQueries HubLog { get; set; } = default!;
    [Inject] private HubNoteDesk Hub { get; set; } = default!;
    [Inject] private ChatInbox Chat { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "failed")] public bool Failed { get; set; }
    [SupplyParameterFromQuery(Name = "cursor")] public string? Cursor { get; set; }

    private bool ChatIsOn => Chat.IsOn;

    protected override bool Concerns(Change change) => change.Entity == ChangedEntity.Channel;

    protected override Task OnParametersSetAsync() => LoadAsync();

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        var caller = await CallerAsync();
        _rows = await Channels.ListAsync(caller, cancellationToken);
        _notes = (await HubLog.ListAsync(Failed, null, MostNotes, cancellationToken)).Items;
        _log = await Channels.LogAsync(null, Failed, Cursor, PageSize, caller, cancellationToken);
    }

    private Task SaveAsync(ChannelEntry entry) => FinishAsync((caller, ct) => entry.Existing is { } row
        ? Channels.ChangeAsync(row.Id, entry.ToDraft(), caller, ct)
        : Channels.AddAsync(entry.ToDraft(), caller, ct));

    private Task RemoveAsync(string? reason) => FinishAsync((caller, ct) => Channels.RemoveAsync(_removing!.Id, reason, caller, ct));

    private Task TestAsync(ChannelRow row) => SayAsync((caller, ct) => Channels.TestAsync(row.Id, caller, ct));

    private Task SwitchAsync(ChannelRow row) => SayAsync((caller, ct) => Channels.SwitchAsync(row.Id, !row.IsEnabled, null, caller, ct));

    private Task AgainAsync(DeliveryRow row) => SayAsync((caller, ct) => Channels.SendAgainAsync(row.Id, caller, ct));

    private Task NoteAgainAsync(HubNoteRow row) => SayAsync((caller, ct) => Hub.SendAgainAsync(row.Id, caller, ct));

    private async Task SayAsync(Func<Caller, CancellationToken, Task<DeskResult>> command)
    {
        Tell(await AskAsync(command) ?? new DeskResult(DeskOutcome.Invalid, Problem ?? "Nothing was changed. Try again."));
        await LoadAsync(blank: false);
    }

    private async Task FinishAsync(Func<Caller, CancellationToken, Task<DeskResult>> command)
    {
        var result = await AskAsync(command);
        if (result is not { IsAccepted: true })
        {
            Problem = result?.Message ?? Problem;
            return;
        }

        Close();
        Tell(result);
        await LoadAsync(blank: false);
    }

    private void Close() => (_draft, _removing, Problem) = (null, null, null);

    private string Address(string? cursor) => string.Join('&', new[] { Failed ? "failed=true" : null, cursor is null ? null : $"cursor={Uri.EscapeDataString(cursor)}" }
        .Where(part => part is not null)) is { Length: > 0 } query ? $"channels?{query}" : "channels";
}
