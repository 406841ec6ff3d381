using Radzen;
using SecOpsConsole.Web.Components.Kit;
using SecOpsConsole.Web.Components.Layout;

namespace SecOpsConsole.Web.Components;

/// <summary>What the pages need beside Core: the kit, and the sandbox's stories.</summary>
internal static class ComponentServices
{
    public static IServiceCollection AddConsolePages(this IServiceCollection services)
    {
        services.AddRadzenComponents();
        services.AddScoped<Snackbar>();
        services.AddSingleton<SandboxAddress>();
        services.AddSingleton<SandboxScenarios>();
        return services;
    }
}
