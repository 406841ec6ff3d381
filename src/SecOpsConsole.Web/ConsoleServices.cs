using SecOpsConsole.Web.Components;
using SecOpsConsole.Web.Auth;
using SecOpsConsole.Web.Configuration;
using SecOpsConsole.Web.Intake;

namespace SecOpsConsole.Web;

/// <summary>Registers what the host is made of.</summary>
internal static class ConsoleServices
{
    public static void Add(WebApplicationBuilder builder, ConsoleSettings settings)
    {
        // Without this, _content/ and blazor.web.js are 404 in Production when started from a build output.
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = WebhookEndpoint.BodyLimit;
        });
        var services = builder.Services;
        services.AddSingleton(settings);
        services.AddSingleton(TimeProvider.System);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddConsolePages();
        services.AddConsoleSignIn(settings);
    }
}
