using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
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
        return services;
    }
}
