using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>The removal of the block is the offending event, the policy is older.</summary>
internal sealed class LatentPublic : IScenario
{
    public string Name => "latent-public";

    public string Title => "A public policy waits under the block";

    public string Description => "The press kit gets a public policy and then Block Public Access: nobody can read it. Moments later the block goes, and the policy takes effect.";

    private const int MillisecondsBetween = 1_500;

    public async Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        if (run.Bucket(DemoCompany.PressKit) is not { } bucket)
        {
            return;
        }

        await run.ExposeAsync(run.Actors.Developer, bucket, WeakPolicies.PublicRead(bucket.Name), cancellationToken);
        await run.CallAsync(run.Actors.Developer, InsideCall.PutPublicAccessBlock(bucket.Region, bucket.Name, on: true), cancellationToken);
        run.Later(async stopping =>
        {
            await run.PauseAsync(MillisecondsBetween, stopping);
            await run.CallAsync(run.Actors.Developer, InsideCall.DeletePublicAccessBlock(bucket.Region, bucket.Name), stopping);
        });
    }
}
