using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>No acceptable baseline: the remediation must hold.</summary>
internal sealed class WeakOverWeak : IScenario
{
    public string Name => "weak-over-weak";

    public string Title => "A weak policy replaces a weak one";

    public string Description => "The old uploads were public before anybody looked. A developer opens them further: there is no good policy to go back to.";

    public async Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        if (run.Bucket(DemoCompany.LegacyUploads) is { } bucket)
        {
            var policy = WeakPolicies.PublicReadAndList(bucket.Name);
            await run.CallAsync(run.Actors.Developer, InsideCall.PutPolicy(bucket.Region, bucket.Name, policy), cancellationToken);
        }
    }
}
