using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Web.Start;

/// <summary>Looks for what has reached its end, beside the server.</summary>
internal sealed class ExpiryService(ExpiryWatch watch) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => watch.RunAsync(stoppingToken), CancellationToken.None);
}
