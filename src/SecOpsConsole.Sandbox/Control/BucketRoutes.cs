using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SecOpsConsole.Sandbox.Control;

/// <summary><c>GET buckets</c>: every bucket as it really is, past fault plans, permissions and stale reads.</summary>
internal static class BucketRoutes
{
    public static void Map(IEndpointRouteBuilder routes, SandboxWorld world) =>
        routes.MapGet("/buckets", () => Results.Json(new
        {
            items = world.S3.All().Select(bucket => new
            {
                name = bucket.Name,
                owner = bucket.OwnerAccount,
                region = bucket.Region,
                policy = bucket.Policy,
                publicAccessBlock = bucket.PublicAccessBlock,
            }),
        }));
}
