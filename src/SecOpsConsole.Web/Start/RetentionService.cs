using SecOpsConsole.Core.Retention;

namespace SecOpsConsole.Web.Start;

/// <summary>Deletes what is older than its period, beside the server.</summary>
internal sealed class RetentionService(RetentionJob job) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => job.RunAsync(stoppingToken), CancellationToken.None);
}
