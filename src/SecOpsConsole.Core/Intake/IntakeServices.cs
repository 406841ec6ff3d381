using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Core.Intake;

internal static class IntakeServices
{
    /// <summary>From a stored event to findings: sources, filing, looking. The work handlers are found by the queue's scan.</summary>
    public static IServiceCollection AddIntake(this IServiceCollection services)
    {
        services.TryAddSingleton<FindingLifecycle>();
        services.AddSingleton<EventInbox>();
        services.AddSingleton(_ => new FindingSources());
        services.AddSingleton<EventFiling>();
        services.AddSingleton<BucketChangeIntake>();
        services.AddSingleton<PrincipalChangeIntake>();
        services.AddSingleton<AccountChangeIntake>();
        services.AddSingleton<AccountBlocks>();
        services.AddSingleton<MacieIntake>();
        services.AddSingleton<MacieSettlement>();
        services.AddSingleton<ConfigIntake>();
        services.AddSingleton<ExternalRemediationIntake>();
        services.AddSingleton<LookReader>();
        services.AddSingleton<LookRecorder>();
        services.AddSingleton<SuppressionLedger>();
        services.AddSingleton<ExpiryWatch>();
        services.AddSingleton<LookSuppressions>();
        services.AddSingleton<LookFindings>();
        services.AddSingleton<LookMacie>();
        services.AddSingleton<LookTrace>();
        return services;
    }
}
