using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecOpsConsole.Core.Desk;

namespace SecOpsConsole.Core.Bulk;

internal static class BulkServices
{
    /// <summary>Decisions for many findings at once. The host may add <see cref="BulkOptions"/> before.</summary>
    public static IServiceCollection AddBulk(this IServiceCollection services)
    {
        services.TryAddSingleton(new BulkOptions());
        services.AddSingleton<BulkQueries>();
        services.AddSingleton(provider => new BulkDesk(
            provider.GetRequiredService<DeskFloor>(), provider.GetRequiredService<AnalystDesk>(), provider.GetRequiredService<BulkOptions>()));
        return services;
    }
}
