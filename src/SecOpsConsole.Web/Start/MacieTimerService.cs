using SecOpsConsole.Core.Macie;

namespace SecOpsConsole.Web.Start;

/// <summary>Has Macie's findings compared with ours beside the server.</summary>
internal sealed class MacieTimerService(MacieTimer timer) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => timer.RunAsync(stoppingToken), CancellationToken.None);
}
