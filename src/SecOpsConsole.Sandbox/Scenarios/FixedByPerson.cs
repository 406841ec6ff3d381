using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>What a person fixed must not be overwritten.</summary>
internal sealed class FixedByPerson : IScenario
{
    public string Name => "fixed-by-person";

    public string Title => "A colleague is faster";

    public string Description => "A developer exposes the payroll exports; a security engineer notices and puts the old policy and the block back by hand.";

    private const int MillisecondsUntilNoticed = 2_000;

    public async Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        if (run.Bucket(DemoCompany.Payroll) is not { } before)
        {
            return;
        }

        await run.ExposeAsync(run.Actors.Developer, before, WeakPolicies.PublicRead(before.Name), cancellationToken);
        run.Later(async stopping =>
        {
            await run.PauseAsync(MillisecondsUntilNoticed, stopping);
            await run.RestoreAsync(run.Actors.SecurityEngineer, before, stopping);
        });
    }
}
