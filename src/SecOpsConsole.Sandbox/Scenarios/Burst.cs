using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>Forty findings of one change.</summary>
internal sealed class Burst : IScenario
{
    public string Name => "burst";

    public string Title => "One deployment opens forty buckets";

    public string Description => "Terraform makes forty tenant buckets and gives all of them the same public policy.";

    private const int Buckets = 40;
    private const string Region = "eu-west-1";

    public async Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        var names = Enumerable.Range(1, run.Count(Buckets)).Select(number => $"orchid-tenant-{number:000}").ToList();
        foreach (var name in names.Where(name => run.Find(name) is null))
        {
            await run.CallAsync(run.Actors.Terraform, InsideCall.CreateBucket(Region, name), cancellationToken);
            var policy = DemoPolicies.RoleOverTls(name, "upload-worker", "s3:GetObject", "s3:PutObject");
            await run.CallAsync(run.Actors.Terraform, InsideCall.PutPolicy(Region, name, policy), cancellationToken);
        }

        run.Later(async stopping =>
        {
            await run.PauseAsync(1_500, stopping);
            foreach (var bucket in names.Select(run.Find).OfType<S3.BucketRecord>())
            {
                await run.ExposeAsync(run.Actors.Terraform, bucket, WeakPolicies.PublicRead(bucket.Name), stopping);
            }
        });
    }
}
