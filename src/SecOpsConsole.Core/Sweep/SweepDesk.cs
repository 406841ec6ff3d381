using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.People;

namespace SecOpsConsole.Core.Sweep;

/// <summary>The Desk's command for sweeps.</summary>
public sealed class SweepDesk
{
    private readonly DeskFloor _floor;

    internal SweepDesk(DeskFloor floor) => _floor = floor;

    /// <summary>Starts a sweep of all accounts now (Analyst); one that is under way is not started twice.</summary>
    public Task<DeskResult> SweepNowAsync(Caller caller, CancellationToken cancellationToken) =>
        _floor.RunAsync(caller, Right.Decide, null, async (scope, access, ct) =>
        {
            var (run, started) = await SweepRuns.StartAsync(scope, SweepKind.Sweep, null, access.Name, ct).ConfigureAwait(false);
            return started
                ? new DeskResult(DeskOutcome.Accepted, "A sweep has started: every bucket is compared with what is known of it.")
                : new DeskResult(DeskOutcome.Conflict, $"A sweep is under way, started by {run.StartedBy} at {run.StartedUtc:HH:mm} UTC: {run.Done} of {run.Total} buckets. No second one was started. Wait for its end.");
        }, cancellationToken);
}
