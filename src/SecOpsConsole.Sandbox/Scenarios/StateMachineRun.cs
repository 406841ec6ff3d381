using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>Seed 1's own remediator: the console records what somebody else did.</summary>
internal sealed class StateMachineRun : IScenario
{
    public string Name => "state-machine-run";

    public string Title => "A state machine remediates";

    public string Description => "A developer exposes the US reports; the company's old state machine notices and restores the former policy by itself.";

    private const int MillisecondsOfWork = 800;

    public async Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        if (run.Bucket(DemoCompany.Analytics) is not { } before)
        {
            return;
        }

        await run.ExposeAsync(run.Actors.Developer, before, WeakPolicies.PublicRead(before.Name), cancellationToken);
        var execution = new StateMachineExecution(before, run.Calls[^1], run.UtcNow);
        execution.PublishStarted(run);
        run.Later(async stopping =>
        {
            await run.PauseAsync(MillisecondsOfWork, stopping);
            await run.RestoreAsync(run.Actors.StateMachine, before, stopping);
            execution.PublishSucceeded(run);
        });
    }
}
