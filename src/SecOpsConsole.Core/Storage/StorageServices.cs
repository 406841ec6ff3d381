using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Live;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage.Sqlite;

namespace SecOpsConsole.Core.Storage;

internal static class StorageServices
{
    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<WorkSignal>();
        services.AddSingleton<StorageProvider>(provider => new SqliteStorage(options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ConsoleStore(
            provider.GetRequiredService<StorageProvider>(), provider.GetRequiredService<ChangeFeed>(),
            provider.GetRequiredService<WorkSignal>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
