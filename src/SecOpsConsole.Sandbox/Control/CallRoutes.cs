using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SecOpsConsole.Sandbox.Control;

/// <summary><c>GET calls?operation=&amp;bucket=</c>: the newest 20,000 finished calls, oldest first.</summary>
internal static class CallRoutes
{
    public static void Map(IEndpointRouteBuilder routes, SandboxWorld world) =>
        routes.MapGet("/calls", (string? operation, string? bucket) => Results.Json(new
        {
            items = world.Calls.Find(operation, bucket).Select(call => new
            {
                time = call.TimeUtc,
                principalArn = call.Caller.Arn,
                requestId = call.RequestId,
                status = call.Status,
                operation = call.Operation,
                bucket = call.Bucket,
                errorCode = call.ErrorCode,
                userAgent = call.UserAgent,
            }),
        }));
}
