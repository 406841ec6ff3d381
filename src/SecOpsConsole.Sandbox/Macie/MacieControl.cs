using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using SecOpsConsole.Sandbox.Control;

namespace SecOpsConsole.Sandbox.Macie;

/// <summary><c>POST macie/jobs/{id}/run</c>: the next run of a scheduled job begins now instead of on its day.</summary>
internal static class MacieControl
{
    public static void Map(IEndpointRouteBuilder routes, MacieEngine engine) => routes.MapPost("/macie/jobs/{id}/run", (string id) =>
    {
        var job = engine.Store.Jobs.All().FirstOrDefault(known => known.Id == id);
        return job is null ? ControlProblem.Result(404, $"There is no job {id}; nothing was started.")
            : engine.Runner.Begin(MacieStore.Key(job)) is null ? ControlProblem.Result(409, $"The job is {job.Status}; no run was started. Only a job that is IDLE waits for a run.")
            : Results.NoContent();
    });
}
