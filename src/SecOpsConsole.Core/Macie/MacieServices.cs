using Microsoft.Extensions.DependencyInjection;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Macie;

internal static class MacieServices
{
    /// <summary>Macie's commands and the reconciliation. The host adds <see cref="IMacieGateway"/> and runs <see cref="MacieTimer"/> beside the pump.</summary>
    public static IServiceCollection AddMacie(this IServiceCollection services)
    {
        services.AddSingleton<MacieTimer>();
        services.AddSingleton<MacieRulePreviews>();
        services.AddSingleton<MacieBackfill>();
        services.AddSingleton<MacieAsk>();
        services.AddSingleton(provider => new MacieDesk(provider.GetRequiredService<DeskFloor>(), provider.GetRequiredService<IMacieGateway>()));
        return services;
    }
}
