using SecOpsConsole.Web.Api;
using SecOpsConsole.Web.Auth;
using SecOpsConsole.Web.Components;
using SecOpsConsole.Web.Health;
using SecOpsConsole.Web.Intake;

namespace SecOpsConsole.Web;

/// <summary>The order of the middleware, and the routes.</summary>
internal static class ConsolePipeline
{
    public static void Use(WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<CircuitOriginCheck>();
        app.UseApiProblems();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        WebhookEndpoint.Map(app);
        HealthEndpoints.Map(app);
        SignInEndpoints.Map(app);
        ApiEndpoints.Map(app);
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization();
    }
}
