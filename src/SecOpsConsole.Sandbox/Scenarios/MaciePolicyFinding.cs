using SecOpsConsole.Sandbox.Macie.Findings;
using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>Seed 2's POLICY finding beside the CloudTrail event of the same change.</summary>
internal sealed class MaciePolicyFinding : IScenario
{
    public string Name => "macie-policy-finding";

    public string Title => "Macie finds a public bucket";

    public string Description => "A developer exposes the payroll exports; besides CloudTrail, Macie reports the change as a policy finding.";

    public async Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        if (run.Bucket(DemoCompany.Payroll) is not { } bucket)
        {
            return;
        }

        var developer = run.Actors.Developer;
        await run.ExposeAsync(developer, bucket, WeakPolicies.PublicRead(bucket.Name), cancellationToken);
        // Where Macie is enabled it has seen the change by itself.
        if (run.Macie.Store.Active(bucket.OwnerAccount, bucket.Region) is null)
        {
            var finding = new FindingDocuments(run.Buckets).OfPolicy(run.Find(bucket.Name)!, "S3BucketPublic", run.Calls[^1], run.UtcNow);
            run.Publish(bucket.Region, "aws.macie", "Macie Finding", [], finding);
        }
    }
}
