using Radzen;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components;

/// <summary>What the pages need beside Core: the kit.</summary>
internal static class ComponentServices
{
    public static IServiceCollection AddConsolePages(this IServiceCollection services)
    {
        services.AddRadzenComponents();
        services.AddScoped<Snackbar>();
        return services;
    }
}
