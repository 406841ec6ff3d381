using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>The exposure that automatic mode is for.</summary>
internal sealed class ExposeAutomatic : IScenario
{
    public string Name => "expose-automatic";

    public string Title => "A bucket in automatic mode becomes public";

    public string Description => "The same on the marketing downloads: with automatic mode on, the policy comes back without a click.";

    public async Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        if (run.Bucket(DemoCompany.MarketingDownloads) is { } bucket)
        {
            await run.ExposeAsync(run.Actors.Developer, bucket, WeakPolicies.PublicRead(bucket.Name), cancellationToken);
        }
    }
}
