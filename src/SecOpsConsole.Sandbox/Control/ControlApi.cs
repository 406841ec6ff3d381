using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SecOpsConsole.Sandbox.Control;

/// <summary>
/// The unsigned side door under <c>/_sandbox/</c> for tests, demos and the console's scenario menu. The server listens
/// on loopback only; a request that names another host or comes from a web page is refused, so that no site that
/// somebody visits can steer the sandbox (DNS rebinding, cross-site posts).
/// </summary>
internal static class ControlApi
{
    public static void Map(WebApplication app, SandboxWorld world)
    {
        var group = app.MapGroup("/_sandbox");
        group.AddEndpointFilter(async (context, next) =>
            IsLocal(context.HttpContext.Request) ? await next(context) : ControlProblem.Result(
                403, "Only programs on this machine may use the control API; nothing was changed. Call it by 127.0.0.1, without an Origin header."));
        IdentityRoutes.Map(group, world);
        CallRoutes.Map(group, world);
        BucketRoutes.Map(group, world);
        AccountRoutes.Map(group, world);
        FaultRoutes.Map(group, world);
        PrincipalRoutes.Map(group, world);
        ResetRoutes.Map(group, world);
        foreach (var map in world.ControlRoutes)
        {
            map(group);
        }

        group.MapFallback("{*path}", () => ControlProblem.Result(404, "The control API has no such path; nothing was changed."));
    }

    private static bool IsLocal(HttpRequest request) =>
        request.Host.Host is "127.0.0.1" or "localhost" && request.Headers.Origin.Count == 0;
}
