using Microsoft.Extensions.DependencyInjection;

namespace SecOpsConsole.Core.ChangeSets;

internal static class ChangeSetServices
{
    public static IServiceCollection AddChangeSets(this IServiceCollection services)
    {
        services.AddSingleton<SignalBook>();
        services.AddSingleton<ChangeSetQueries>();
        return services;
    }
}
