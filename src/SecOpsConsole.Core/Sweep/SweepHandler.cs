using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Sweep;

/// <summary>Runs the slices of sweeps.</summary>
internal sealed class SweepHandler(SweepDriver driver) : IWorkHandler
{
    public WorkKind Kind => WorkKind.Sweep;

    public Task<WorkOutcome> HandleAsync(WorkItem item, CancellationToken cancellationToken)
    {
        var payload = WorkPayload.Read<SweepPayload>(item);
        return driver.ContinueAsync(payload.RunId, payload.Slice, item.Attempt, cancellationToken);
    }

    public Task DiscardedAsync(WorkItem item, string why, WriteScope scope, CancellationToken cancellationToken) =>
        SweepDriver.EndAsync(scope, WorkPayload.Read<SweepPayload>(item).RunId, why, cancellationToken);
}
