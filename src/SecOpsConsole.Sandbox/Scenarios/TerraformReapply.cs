using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>A fight between automatic mode and a pipeline; the breaker must end it.</summary>
internal sealed class TerraformReapply : IScenario
{
    public string Name => "terraform-reapply";

    public string Title => "Terraform brings it back";

    public string Description => "The weak policy of the data lake is in the code: every apply of the pipeline puts it back, whatever was reverted in between.";

    private const int Applies = 4;
    private const int MillisecondsBetween = 4_000;

    public async Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        if (run.Bucket(DemoCompany.DataLake) is not { } bucket)
        {
            return;
        }

        var apply = InsideCall.PutPolicy(bucket.Region, bucket.Name, WeakPolicies.PublicRead(bucket.Name));
        await run.CallAsync(run.Actors.Terraform, InsideCall.DeletePublicAccessBlock(bucket.Region, bucket.Name), cancellationToken);
        await run.CallAsync(run.Actors.Terraform, apply, cancellationToken);
        run.Later(async stopping =>
        {
            for (var repeat = 1; repeat < run.Count(Applies); repeat++)
            {
                await run.PauseAsync(MillisecondsBetween, stopping);
                await run.CallAsync(run.Actors.Terraform, apply, stopping);
            }
        });
    }
}
