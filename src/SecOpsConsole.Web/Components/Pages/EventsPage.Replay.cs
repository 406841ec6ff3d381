using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Replay;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Auth;

namespace SecOpsConsole.Web.Components.Pages;

/// <summary>Starting a replay: of one event, or of a stretch of time.</summary>
public sealed partial class EventsPage
{
    private bool _replaying;
    private string? _replayProblem;
    private DateTime? _from;
    private DateTime? _to;

    [Inject] private Replays Replays { get; set; } = default!;
    [CascadingParameter] private Task<AuthenticationState>? Authentication { get; set; }

    private Task ReplayEventAsync(long eventId) => ReplayAsync((caller, ct) => Replays.StartAsync(eventId, caller, ct));

    private Task ReplayStretchAsync() => (_from, _to) is ({ } from, { } to)
        ? ReplayAsync((caller, ct) => Replays.StartAsync(DateTime.SpecifyKind(from, DateTimeKind.Utc), DateTime.SpecifyKind(to, DateTimeKind.Utc), caller, ct))
        : Say("Say from when until when. Nothing was replayed.");

    private async Task ReplayAsync(Func<Caller, CancellationToken, Task<ReplayStart>> start)
    {
        if (_replaying)
        {
            return;
        }

        (_replaying, _replayProblem) = (true, null);
        try
        {
            var started = await start((Authentication is null ? null : ConsoleClaims.CallerOf((await Authentication).User)) ?? Caller.Person(0), CancellationToken.None);
            if (started is { Outcome: DeskOutcome.Accepted, RunId: { } run })
            {
                Navigation.NavigateTo(string.Create(CultureInfo.InvariantCulture, $"replays/{run}"));
                return;
            }

            _replayProblem = started.Message;
        }
        catch (StoreBusyException busy)
        {
            _replayProblem = busy.Message;
        }
        finally
        {
            _replaying = false;
        }
    }

    private Task Say(string problem)
    {
        _replayProblem = problem;
        return Task.CompletedTask;
    }
}
