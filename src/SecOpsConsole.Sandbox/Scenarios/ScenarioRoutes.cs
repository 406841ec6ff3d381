using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SecOpsConsole.Sandbox.Control;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary><c>GET scenarios</c> and <c>POST scenarios/{name}</c> with optional <c>{bucket, count, pauseMilliseconds}</c>.</summary>
internal static class ScenarioRoutes
{
    public static void Map(IEndpointRouteBuilder routes, ScenarioRunner runner)
    {
        routes.MapGet("/scenarios", () => Results.Json(new
        {
            items = runner.Scenarios.Select(scenario => new { name = scenario.Name, title = scenario.Title, description = scenario.Description }),
        }));
        routes.MapPost("/scenarios/{name}", (string name, HttpRequest request, CancellationToken cancellationToken) =>
            PlayAsync(runner, name, request, cancellationToken));
    }

    private static async Task<IResult> PlayAsync(ScenarioRunner runner, string name, HttpRequest request, CancellationToken cancellationToken)
    {
        if (runner.Scenarios.FirstOrDefault(scenario => scenario.Name == name) is not { } scenario)
        {
            return ControlProblem.Result(404, $"There is no scenario '{name}'; nothing happened. GET /_sandbox/scenarios lists them.");
        }

        if (await ControlBody.ReadAsync(request, cancellationToken) is not { } body)
        {
            return ControlProblem.Result(400, "Nothing happened: the body is not a JSON object.");
        }

        if (ScenarioParameters.Read(body, runner.Buckets, out var reason) is not { } parameters)
        {
            return ControlProblem.Result(400, "Nothing happened: " + reason);
        }

        var run = await runner.PlayAsync(scenario, parameters, cancellationToken);
        return run.Calls.Count + run.Events.Count == 0
            ? ControlProblem.Result(409, "Nothing happened: the bucket of this story does not exist. Name another one, or POST /_sandbox/reset.")
            : Results.Json(Summary(scenario, run), statusCode: 202);
    }

    private static object Summary(IScenario scenario, ScenarioRun run) => new
    {
        name = scenario.Name,
        title = scenario.Title,
        goesOn = run.LaterSteps.Count > 0,
        calls = run.Calls.Select(call => new
        {
            time = call.TimeUtc,
            principalArn = call.Caller.Arn,
            operation = call.Operation,
            bucket = call.Bucket,
            status = call.Status,
            errorCode = call.ErrorCode,
            requestId = call.RequestId,
        }),
        events = run.Events.Select(published => new { id = published.Id, detailType = published.DetailType }),
    };
}
