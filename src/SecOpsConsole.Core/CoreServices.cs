using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using SecOpsConsole.Core.Audit;
using SecOpsConsole.Core.Automation;
using SecOpsConsole.Core.Bulk;
using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Macie;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.Overview;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Replay;
using SecOpsConsole.Core.Retention;
using SecOpsConsole.Core.SecurityHub;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Core.Sweep;

namespace SecOpsConsole.Core;

/// <summary>
/// Everything of Core, one line per area. The host adds the ports' adapters, calls <see cref="ConsoleStore.OpenAsync"/> before it serves,
/// and runs <see cref="WorkPump.RunAsync"/> beside it.
/// </summary>
public static class CoreServices
{
    public static IServiceCollection AddConsoleCore(this IServiceCollection services, StorageOptions storage)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddStorage(storage);
        services.AddAudit();
        services.AddQueue();
        services.AddNotifications();
        services.AddIntake();
        services.AddChangeSets();
        services.AddSweep();
        services.AddBulk();
        services.AddOffenders();
        services.AddRemediation();
        services.AddAutomation();
        services.AddOverview();
        services.AddReplay();
        services.TryAddSingleton<RetentionOptions>();
        services.AddSingleton(provider => new RetentionJob(
            provider.GetRequiredService<ConsoleStore>(), provider.GetRequiredService<RetentionOptions>(), provider.GetRequiredService<OffenderOptions>(),
            provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<RetentionJob>>()));
        services.AddMacie();
        services.AddSecurityHub();
        return services;
    }
}
