using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Components.Layout;

/// <summary>The bell in the top bar.</summary>
public sealed partial class BellButton
{
    private BellView _view = BellView.Nothing;

    [Inject] private Bell Bell { get; set; } = default!;
    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    private string Count => _view.Unread > Bell.MostUnread ? $"{Bell.MostUnread}+" : $"{_view.Unread}";

    private string Label => _view.Unread == 0 ? "Notifications" : $"Notifications, {Count} unread";

    /// <summary>Only what is new is said aloud: the page's first look at the bell is no news.</summary>
    private string Spoken { get; set; } = "";

    protected override bool Concerns(Change change) => change.Entity == ChangedEntity.Notification;

    protected override Task OnInitializedAsync() => LoadAsync(blank: false);

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        var before = _view.Unread;
        _view = await CallerAsync() is { } caller ? await Bell.ReadAsync(caller, cancellationToken) : BellView.Nothing;
        Spoken = live && _view.Unread > before ? $"{Count} unread {(_view.Unread == 1 ? "notification" : "notifications")}." : live ? Spoken : "";
    }

    private Task MarkAllAsync() => ChangeAsync((caller, ct) => Bell.MarkAllReadAsync(caller, ct));

    private Task MarkAsync(BellItem item) => item.IsUnread ? ChangeAsync((caller, ct) => Bell.MarkReadAsync(caller, item.Line.Id, ct)) : Task.CompletedTask;

    private async Task ChangeAsync(Func<Caller, CancellationToken, Task> change)
    {
        try
        {
            if (await CallerAsync() is { } caller)
            {
                await change(caller, CancellationToken.None);
                await LoadAsync(blank: false);
            }
        }
        catch (StoreBusyException)
        {
            // The lines stay unread, which is true: the next click tries again.
        }
    }

    private async Task<Caller?> CallerAsync() => Authentication is null ? null : ConsoleClaims.CallerOf((await Authentication).User);
}
