using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.SecurityHub.Asff;

namespace SecOpsConsole.Core.SecurityHub;

internal static class SecurityHubServices
{
    /// <summary>The log and the export. The work handler is found by the queue's scan.</summary>
    public static IServiceCollection AddSecurityHub(this IServiceCollection services)
    {
        services.TryAddSingleton<SecurityHubOptions>();
        services.AddSingleton<HubNoteQueries>();
        services.AddSingleton(provider => new HubNoteDesk(provider.GetRequiredService<DeskFloor>(), provider.GetRequiredService<SecurityHubOptions>()));
        services.AddSingleton<AsffQueries>();
        return services;
    }
}
