using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SecOpsConsole.Sandbox.Control;

/// <summary><c>POST reset</c>: back to the seed; buckets, history, faults and calls are forgotten.</summary>
internal static class ResetRoutes
{
    public static void Map(IEndpointRouteBuilder routes, SandboxWorld world) =>
        routes.MapPost("/reset", () =>
        {
            world.Reset();
            return Results.NoContent();
        });
}
