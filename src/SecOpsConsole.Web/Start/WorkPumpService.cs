using SecOpsConsole.Core.Queue;

namespace SecOpsConsole.Web.Start;

/// <summary>Runs the work pump beside the server. Its end, when nobody asked for it, is a bug: the host stops.</summary>
internal sealed class WorkPumpService(WorkPump pump) : BackgroundService
{
    public bool IsAlive => ExecuteTask is { IsCompleted: false };

    // Task.Run: the pump's first step must not delay the start of the server.
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => pump.RunAsync(stoppingToken), CancellationToken.None);
}
