using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SecOpsConsole.Sandbox.Identities;

namespace SecOpsConsole.Sandbox.Control;

/// <summary>
/// <c>GET accounts/{id}/block</c>: Block Public Access of an account. <c>PUT accounts/{id}/organization-block</c> with <c>{"on": true}</c>
/// attaches an organisation's policy to it, <c>{"on": null}</c> or an empty body detaches it.
/// </summary>
internal static class AccountRoutes
{
    public static void Map(IEndpointRouteBuilder routes, SandboxWorld world)
    {
        routes.MapGet("/accounts/{id}/block", (string id) => Results.Json(new
        {
            account = id, effective = world.S3.Accounts.Effective(id), managedByOrganization = world.S3.Accounts.IsManaged(id),
        }));
        routes.MapPut("/accounts/{id}/organization-block", async (string id, HttpRequest request, CancellationToken cancellationToken) =>
        {
            if (!KnownIdentities.Accounts.Contains(id) || await ControlBody.ReadAsync(request, cancellationToken) is not { } body)
            {
                return ControlProblem.Result(400, "Nothing was changed: name an account of the sandbox, and send {\"on\": true}, {\"on\": false} or nothing.");
            }

            world.S3.Accounts.Impose(id, body["on"]?.GetValue<bool>());
            return Results.Json(new { account = id, effective = world.S3.Accounts.Effective(id), managedByOrganization = world.S3.Accounts.IsManaged(id) });
        });
    }
}
