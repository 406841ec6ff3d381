using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SecOpsConsole.Sandbox.Control;

/// <summary><c>GET identities</c>: who there is, with keys for AWS clients.</summary>
internal static class IdentityRoutes
{
    public static void Map(IEndpointRouteBuilder routes, SandboxWorld world) =>
        routes.MapGet("/identities", () => Results.Json(new
        {
            items = world.Identities.Named().Select(key => new
            {
                name = key.Name,
                arn = key.IdentityArn,
                accessKeyId = key.Id,
                secretAccessKey = key.Secret,
            }),
        }));
}
