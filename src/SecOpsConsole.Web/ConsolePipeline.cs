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
        // Speaks over https only, and never for localhost.
        app.UseHsts();
        app.UseMiddleware<SecurityHeaders>();
        app.UseMiddleware<CircuitOriginCheck>();
        app.UseApiProblems();
        app.UseWhen(AsksForPage, pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
        // Behind the re-execution, or the second round would keep the first one's (missing) endpoint.
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        WebhookEndpoint.Map(app);
        SlackEndpoint.Map(app);
        HealthEndpoints.Map(app);
        SignInEndpoints.Map(app);
        ApiEndpoints.Map(app);
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .RequireAuthorization();
    }

    /// <summary>A person's browser gets the designed page for an address that does not exist; programs get the bare status.</summary>
    private static bool AsksForPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method)
        && context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        && !context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);
}
