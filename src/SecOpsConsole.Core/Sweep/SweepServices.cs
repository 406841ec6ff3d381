using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecOpsConsole.Core.Desk;

namespace SecOpsConsole.Core.Sweep;

internal static class SweepServices
{
    /// <summary>Sweeps and inventories. The host may add <see cref="SweepOptions"/> before, and runs <see cref="SweepTimer"/> beside the pump.</summary>
    public static IServiceCollection AddSweep(this IServiceCollection services)
    {
        services.TryAddSingleton(new SweepOptions());
        services.AddSingleton<CallBudget>();
        services.AddSingleton<SweepTargets>();
        services.AddSingleton<SweepReader>();
        services.AddSingleton<SweepDriver>();
        services.AddSingleton<SweepRecord>();
        services.AddSingleton<SweepTimer>();
        services.AddSingleton<SweepQueries>();
        services.AddSingleton(provider => new SweepDesk(provider.GetRequiredService<DeskFloor>()));
        return services;
    }
}
