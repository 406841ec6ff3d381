using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Evidence;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Audit;

internal static class AuditServices
{
    public static IServiceCollection AddAudit(this IServiceCollection services)
    {
        services.AddSingleton(provider => new AuditRecord(
            provider.GetRequiredService<ConsoleStore>(), provider.GetRequiredService<StorageOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new AuditHeadKeeper(
            provider.GetRequiredService<AuditRecord>(), provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<AuditHeadKeeper>>()));
        services.AddSingleton(provider => new AuditReader(
            provider.GetRequiredService<ConsoleStore>(), provider.GetRequiredService<AuditRecord>(), provider.GetRequiredService<DeskFloor>()));
        services.AddSingleton(provider => new EvidenceBundles(
            provider.GetRequiredService<ConsoleStore>(), provider.GetRequiredService<AuditRecord>(), provider.GetRequiredService<DeskFloor>()));
        return services;
    }
}
