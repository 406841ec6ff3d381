using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Macie;

/// <summary>Has Macie's findings compared with ours in every place: soon after the start, then at every interval by the monotonic clock.</summary>
public sealed partial class MacieTimer(ConsoleStore store, IMacieGateway macie, TimeProvider clock, ILogger<MacieTimer> logger)
{
    /// <summary>Macie publishes updates every 15 minutes at the soonest.</summary>
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan First = TimeSpan.FromMinutes(1);

    /// <summary>Runs until cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(First, clock, cancellationToken).ConfigureAwait(false);
            while (true)
            {
                await StartAsync(cancellationToken).ConfigureAwait(false);
                await Task.Delay(Interval, clock, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Asked to stop.
        }
    }

    /// <summary>One piece of work for each place, unless an earlier one still waits.</summary>
    internal async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.WriteAsync(async (scope, ct) =>
            {
                foreach (var place in macie.Places)
                {
                    var payload = WorkPayload.Write(new MacieReconcilePayload(place.AccountId, place.Region));
                    var waits = await scope.Db.WorkItems.AnyAsync(
                        item => item.Kind == WorkKind.ReconcileMacie && item.Payload == payload
                            && (item.State == WorkState.Available || item.State == WorkState.Scheduled || item.State == WorkState.Executing),
                        ct).ConfigureAwait(false);
                    if (!waits)
                    {
                        MacieReconcilePayload.Enqueue(scope, place);
                    }
                }
            }, cancellationToken).ConfigureAwait(false);
        }
        catch (StoreBusyException exception)
        {
            Postponed(logger, exception);
        }
    }

    [LoggerMessage(1103, LogLevel.Warning, "Macie's findings are compared at the next interval: the store is busy.")]
    private static partial void Postponed(ILogger logger, Exception exception);
}
