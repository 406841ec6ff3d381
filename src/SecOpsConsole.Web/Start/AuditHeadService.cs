using SecOpsConsole.Core.Audit;

namespace SecOpsConsole.Web.Start;

/// <summary>Publishes the end of the audit record beside the server.</summary>
internal sealed class AuditHeadService(AuditHeadKeeper keeper) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => keeper.RunAsync(stoppingToken), CancellationToken.None);
}
