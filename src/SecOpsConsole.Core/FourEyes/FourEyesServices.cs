using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecOpsConsole.Core.Desk;

namespace SecOpsConsole.Core.FourEyes;

internal static class FourEyesServices
{
    /// <summary>The guard, the second person's desk, the lists. The host may register other <see cref="FourEyesOptions"/> first.</summary>
    public static IServiceCollection AddFourEyes(this IServiceCollection services)
    {
        services.TryAddSingleton(new FourEyesOptions());
        services.AddSingleton<FourEyesGuard>();
        services.AddSingleton<ApprovalUndo>();
        services.AddSingleton<SuppressionUndo>();
        services.AddSingleton<RequestQueries>();
        services.AddSingleton<DecisionQueries>();
        services.AddSingleton(provider => new RequestDesk(
            provider.GetRequiredService<DeskFloor>(), provider.GetRequiredService<AnalystDesk>(), provider.GetRequiredService<TimeProvider>()));
        return services;
    }
}
