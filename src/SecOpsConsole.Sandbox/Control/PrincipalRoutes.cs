using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace SecOpsConsole.Sandbox.Control;

/// <summary>
/// <c>DELETE principals?arn=</c>: deletes a user or role, as IAM would. Bucket policies that name it go on with its
/// unique id, and a policy that holds the id or the ARN is refused from then on.
/// </summary>
internal static class PrincipalRoutes
{
    public static void Map(IEndpointRouteBuilder routes, SandboxWorld world) =>
        routes.MapDelete("/principals", (string? arn) =>
        {
            if (arn is null || !arn.StartsWith("arn:aws:iam::", StringComparison.Ordinal) || !arn.Contains('/', StringComparison.Ordinal))
            {
                return ControlProblem.Result(400, "Nothing was deleted: name a user or role, arn=arn:aws:iam::<account>:user/<name>.");
            }

            var id = world.Identities.Delete(arn);
            world.Iam.Remove(arn);
            foreach (var bucket in world.S3.All().Where(bucket => bucket.Policy?.Contains('"' + arn + '"', StringComparison.Ordinal) == true))
            {
                world.S3.Change(bucket.Name, before => before with
                {
                    Policy = before.Policy?.Replace('"' + arn + '"', '"' + id + '"', StringComparison.Ordinal),
                });
            }

            return Results.Json(new { arn, id });
        });
}
