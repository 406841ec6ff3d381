using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SecOpsConsole.Sandbox.SecurityHub;

/// <summary><c>GET securityhub/findings?accountId=&amp;region=&amp;id=</c>: what the hub shows, without a signed call.</summary>
internal static class HubControl
{
    public static void Map(IEndpointRouteBuilder routes, HubStore store) => routes.MapGet("/securityhub/findings", (string accountId, string region, string? id) =>
        Results.Json(new { items = store.All(accountId, region).Where(finding => id is null || (string?)finding["Id"] == id) }));
}
