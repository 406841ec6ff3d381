using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SecOpsConsole.Sandbox.Control;

/// <summary><c>GET pace</c> and <c>PUT pace {cloudTrailDelayMilliseconds?, configDelayMilliseconds?}</c>.</summary>
internal static class PaceRoutes
{
    private const int LongestMilliseconds = 3_600_000;

    public static void Map(IEndpointRouteBuilder routes, SandboxPace pace)
    {
        routes.MapGet("/pace", () => Shown(pace));
        routes.MapPut("/pace", (HttpRequest request, CancellationToken cancellationToken) => SetAsync(request, pace, cancellationToken));
    }

    private static IResult Shown(SandboxPace pace) => Results.Json(new
    {
        cloudTrailDelayMilliseconds = (int)pace.CloudTrailDelay.TotalMilliseconds,
        configDelayMilliseconds = (int)pace.ConfigDelay.TotalMilliseconds,
    });

    private static async Task<IResult> SetAsync(HttpRequest request, SandboxPace pace, CancellationToken cancellationToken)
    {
        var body = await ControlBody.ReadAsync(request, cancellationToken);
        if (body is null
            || !TryRead(body, "cloudTrailDelayMilliseconds", out var trail)
            || !TryRead(body, "configDelayMilliseconds", out var config))
        {
            return ControlProblem.Result(400, $"The pace was not changed: delays are whole milliseconds from 0 to {LongestMilliseconds}.");
        }

        pace.CloudTrailDelay = trail ?? pace.CloudTrailDelay;
        pace.ConfigDelay = config ?? pace.ConfigDelay;
        return Shown(pace);
    }

    private static bool TryRead(JsonObject body, string name, out TimeSpan? delay)
    {
        delay = null;
        if (body[name] is null)
        {
            return true;
        }

        if (body[name] is not JsonValue value || !value.TryGetValue<int>(out var milliseconds) || milliseconds is < 0 or > LongestMilliseconds)
        {
            return false;
        }

        delay = TimeSpan.FromMilliseconds(milliseconds);
        return true;
    }
}
