using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Replay;

internal static class ReplayServices
{
    /// <summary>Replays of stored events. The work handler is found by the queue's scan.</summary>
    public static IServiceCollection AddReplay(this IServiceCollection services)
    {
        services.AddSingleton<EventReplay>();
        services.AddSingleton<ReplayQueries>();
        services.AddSingleton(provider => new ReplayRunner(provider.GetRequiredService<ConsoleStore>(), provider.GetRequiredService<EventReplay>()));
        services.AddSingleton(provider => new Replays(provider.GetRequiredService<DeskFloor>()));
        return services;
    }
}
