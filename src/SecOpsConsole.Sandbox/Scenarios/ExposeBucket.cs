using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>Seed 1's story: two calls, one exposure.</summary>
internal sealed class ExposeBucket : IScenario
{
    public string Name => "expose-bucket";

    public string Title => "A bucket becomes public";

    public string Description => "A developer removes Block Public Access from the payroll exports and lets the whole internet read them.";

    public async Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        if (run.Bucket(DemoCompany.Payroll) is { } bucket)
        {
            await run.ExposeAsync(run.Actors.Developer, bucket, WeakPolicies.PublicRead(bucket.Name), cancellationToken);
        }
    }
}
