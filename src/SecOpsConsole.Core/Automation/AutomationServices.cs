using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecOpsConsole.Core.Shadow;

namespace SecOpsConsole.Core.Automation;

internal static class AutomationServices
{
    /// <summary>The scorecard and the queries of the Automation page; the host may register other <see cref="ShadowOptions"/>.</summary>
    public static IServiceCollection AddAutomation(this IServiceCollection services)
    {
        services.TryAddSingleton(new ShadowOptions());
        services.AddSingleton<AutomationQueries>();
        return services;
    }
}
