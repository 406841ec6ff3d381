using Microsoft.Extensions.DependencyInjection;

namespace SecOpsConsole.Core.Overview;

internal static class OverviewServices
{
    public static IServiceCollection AddOverview(this IServiceCollection services) => services.AddSingleton<OverviewQueries>();
}
