using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SecOpsConsole.Sandbox.Identities;

namespace SecOpsConsole.Sandbox.World;

/// <summary><c>GET world</c>: the demo company, and which mode fits which of its buckets.</summary>
internal static class WorldRoutes
{
    public static void Map(IEndpointRouteBuilder routes, SandboxWorld world) => routes.MapGet("/world", () => Results.Json(new
    {
        accountId = KnownIdentities.Company,
        regions = DemoCompany.Regions,
        company = DemoCompany.Name,
        buckets = DemoCompany.Buckets.Where(bucket => world.S3.Find(bucket.Name) is not null).Select(bucket => new
        {
            name = bucket.Name,
            region = bucket.Region,
            owner = bucket.Owner,
            purpose = bucket.Purpose,
            suggestedMode = bucket.SuggestedMode,
        }),
    }));
}
