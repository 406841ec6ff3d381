using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SecOpsConsole.Sandbox.Faults;

namespace SecOpsConsole.Sandbox.Control;

/// <summary><c>POST faults</c> adds one plan or <c>{"plans":[…]}</c>, <c>GET faults</c> lists them, <c>DELETE faults</c> ends all.</summary>
internal static class FaultRoutes
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    public static void Map(IEndpointRouteBuilder routes, SandboxWorld world)
    {
        routes.MapPost("/faults", (HttpRequest request, CancellationToken cancellationToken) => AddAsync(request, world, cancellationToken));
        routes.MapGet("/faults", () => Results.Json(new
        {
            items = world.Faults.All().Select(entry => new { plan = entry.Plan, matched = entry.Matched, struck = entry.Struck }),
        }));
        routes.MapDelete("/faults", () =>
        {
            world.Faults.Clear();
            return Results.NoContent();
        });
    }

    private static async Task<IResult> AddAsync(HttpRequest request, SandboxWorld world, CancellationToken cancellationToken)
    {
        try
        {
            var body = await JsonNode.ParseAsync(request.Body, cancellationToken: cancellationToken);
            var plans = body is JsonObject { Count: 1 } wrapper && wrapper["plans"] is JsonArray list ? list : [body?.DeepClone()];
            var parsed = plans.Select(plan => plan.Deserialize<FaultPlan>(Json) ?? throw new JsonException("a plan is null")).ToList();
            if (parsed.Find(plan => !IsValid(plan)) is not null)
            {
                return ControlProblem.Result(400, "No plan was added: nth, count and milliseconds must be positive, after not negative, probability from 0 to 1, milliseconds at most 600000, and latency, slow answers and late effects need milliseconds.");
            }

            return world.Faults.TryAdd(parsed, world.UtcNow)
                ? Results.Json(new { added = parsed.Count }, statusCode: 201)
                : ControlProblem.Result(409, "No plan was added: there are too many. DELETE faults first.");
        }
        catch (JsonException error)
        {
            return ControlProblem.Result(400, "No plan was added: " + error.Message);
        }
    }

    private static bool IsValid(FaultPlan plan) =>
        plan is { Nth: null or > 0, Count: null or > 0, After: >= 0, Probability: >= 0 and <= 1, Milliseconds: null or (> 0 and <= 600_000) }
        && (plan.Kind is not (FaultKind.Latency or FaultKind.SlowAnswer or FaultKind.LateEffect) || plan.Milliseconds is not null);
}
