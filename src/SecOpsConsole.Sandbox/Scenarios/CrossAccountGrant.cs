using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>A grant to another account: Block Public Access does not stop it.</summary>
internal sealed class CrossAccountGrant : IScenario
{
    public string Name => "cross-account-grant";

    public string Title => "Another company gets access";

    public string Description => "Terraform lets account 444455556666 read the US reports. Not public, but outside the company.";

    public async Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        if (run.Bucket(DemoCompany.Analytics) is { } bucket)
        {
            var policy = DemoPolicies.OtherAccount(bucket.Name, "analytics-etl");
            await run.CallAsync(run.Actors.Terraform, InsideCall.PutPolicy(bucket.Region, bucket.Name, policy), cancellationToken);
        }
    }
}
