using Microsoft.AspNetCore.Components;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Notifications.Channels;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>The levels that an escalation goes through while nobody answers.</summary>
public sealed partial class EscalationPage
{
    private List<Level> _levels = [];
    private IReadOnlyList<ChannelRow> _channels = [];
    private bool _mayChange;

    [Inject] private EscalationDesk Escalations { get; set; } = default!;
    [Inject] private ChannelRegister Channels { get; set; } = default!;

    /// <summary>What somebody is writing is not replaced under their hands.</summary>
    protected override bool Concerns(Change change) => false;

    protected override Task OnInitializedAsync() => LoadAsync();

    protected override async Task ReadAsync(bool live, CancellationToken cancellationToken)
    {
        var channels = await Channels.ListAsync(await CallerAsync(), cancellationToken);
        // Whoever sees the channels is an administrator, who also sets the levels.
        (_channels, _mayChange) = (channels ?? [], channels is not null);
        _levels = [.. (await Escalations.ReadAsync(cancellationToken)).Levels.Select(level => new Level { Who = level.Who, ChannelId = level.ChannelId ?? 0, Minutes = level.AnswerMinutes })];
    }

    private async Task SaveAsync()
    {
        var policy = new EscalationPolicy([.. _levels.Select(level => new EscalationLevel(level.Who.Trim(), level.ChannelId == 0 ? null : level.ChannelId, level.Minutes))]);
        Tell(await AskAsync((caller, ct) => Escalations.SetAsync(policy, null, caller, ct)) ?? new DeskResult(DeskOutcome.Invalid, Problem ?? "Nothing was changed. Try again."));
    }

    private sealed class Level
    {
        public string Who { get; set; } = "";
        public long ChannelId { get; set; }
        public int Minutes { get; set; } = 30;
    }
}
