using SecOpsConsole.Core.Sweep;

namespace SecOpsConsole.Web.Start;

/// <summary>Starts the sweeps beside the server.</summary>
internal sealed class SweepTimerService(SweepTimer timer) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => timer.RunAsync(stoppingToken), CancellationToken.None);
}
