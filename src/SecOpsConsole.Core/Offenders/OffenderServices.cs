using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace SecOpsConsole.Core.Offenders;

internal static class OffenderServices
{
    /// <summary>Counting, the finding, the guard. The host may register other <see cref="OffenderOptions"/> first.</summary>
    public static IServiceCollection AddOffenders(this IServiceCollection services)
    {
        services.TryAddSingleton(new OffenderOptions());
        services.AddSingleton<OffenceBook>();
        services.AddSingleton<OffenderFindings>();
        services.AddSingleton<QuarantineGuard>();
        return services;
    }
}
