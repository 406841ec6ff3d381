using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>A failed PutBucketPolicy is counted against the actor and never remediated.</summary>
internal sealed class DeniedAttempt : IScenario
{
    public string Name => "denied-attempt";

    public string Title => "An attempt that S3 refuses";

    public string Description => "A developer tries to publish the customer invoices; Block Public Access refuses. CloudTrail reports the failed call, nothing changed.";

    public async Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        if (run.Bucket(DemoCompany.Invoices) is { } bucket)
        {
            var policy = WeakPolicies.PublicRead(bucket.Name);
            await run.CallAsync(run.Actors.Developer, InsideCall.PutPolicy(bucket.Region, bucket.Name, policy), cancellationToken);
        }
    }
}
