using SecOpsConsole.Web.Auth;
using SecOpsConsole.Web.Components;

namespace SecOpsConsole.Web;

/// <summary>The order of the middleware, and the routes.</summary>
internal static class ConsolePipeline
{
    public static void Use(WebApplication app)
    {
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<CircuitOriginCheck>();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
