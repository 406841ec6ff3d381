using SecOpsConsole.Aws;
using SecOpsConsole.Core;
using SecOpsConsole.Core.Notifications.Outgoing;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Web.Api;
using SecOpsConsole.Web.Auth;
using SecOpsConsole.Web.Components;
using SecOpsConsole.Web.Configuration;
using SecOpsConsole.Web.Health;
using SecOpsConsole.Web.Intake;
using SecOpsConsole.Web.Start;

namespace SecOpsConsole.Web;

/// <summary>Registers what the host is made of.</summary>
internal static class ConsoleServices
{
    /// <summary>The longest that work in progress may take to end after SIGTERM; orchestrators kill after 30 s.</summary>
    private static readonly TimeSpan s_shutdown = TimeSpan.FromSeconds(25);

    public static void Add(WebApplicationBuilder builder, ConsoleSettings settings, AwsConnection aws, WebhookKeys keys)
    {
        AddServer(builder);
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings.Sweep.ToOptions(settings.SandboxMode));
        services.AddSingleton(settings.Bulk.ToOptions());
        services.AddSingleton(settings.FourEyes.ToOptions());
        services.AddConsoleCore(settings.Storage());
        services.AddSingleton(settings.Automatic.ToOptions());
        services.AddSingleton(settings.Automatic.ToProtection());
        services.AddSingleton(settings.Notifications.ToOptions());
        services.AddSingleton(settings.SecurityHub.ToOptions());
        services.AddSingleton(settings.Retention.ToOptions());
        services.AddSingleton(new OutgoingOptions { AllowLoopback = settings.SandboxMode });
        services.AddSingleton(settings.Notifications.ToChat());
        services.AddSingleton<SlackEndpoint>();
        services.AddSingleton<ISecretBox, DataProtectionSecretBox>();
        services.AddSingleton(settings.Scorecard.ToOptions());
        services.AddSingleton(settings.Quarantine.ToOptions(settings.Offenders));
        services.AddAwsAdapters(aws.Options, aws.Keys);
        services.AddSingleton(aws);
        // Before the pump: what starts first is stopped last, and the last end of the record is published then.
        services.AddHostedService<AuditHeadService>();
        services.AddSingleton<WorkPumpService>();
        services.AddHostedService(provider => provider.GetRequiredService<WorkPumpService>());
        services.AddHostedService<SweepTimerService>();
        services.AddHostedService<MacieTimerService>();
        services.AddHostedService<ExpiryService>();
        services.AddHostedService<RetentionService>();
        services.AddSingleton<Readiness>();
        services.AddSingleton(keys);
        services.AddSingleton<WrongKeyAlarm>();
        services.AddSingleton<WebhookEndpoint>();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddConsolePages();
        services.AddConsoleSignIn(settings);
        services.AddConsoleApi();
    }

    private static void AddServer(WebApplicationBuilder builder)
    {
        // Without this, _content/ and blazor.web.js are 404 in Production when started from a build output.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = WebhookEndpoint.BodyLimit;
            kestrel.Limits.MaxConcurrentConnections = 10_000;
            // Web sockets: each carries a circuit of a quarter of a megabyte and more.
            kestrel.Limits.MaxConcurrentUpgradedConnections = 2_000;
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = s_shutdown);
        builder.Services.AddHsts(hsts => hsts.MaxAge = TimeSpan.FromDays(365));
    }
}
