using SecOpsConsole.Sandbox.Identities;
using SecOpsConsole.Sandbox.S3;
using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>One call on the account lays every bucket open that only the account's block had held.</summary>
internal sealed class AccountBlockRemoved : IScenario
{
    public string Name => "account-block-removed";

    public string Title => "The account loses Block Public Access";

    public string Description => "Twelve brochure buckets have public policies and no block of their own; the account's Block Public Access holds them. Moments later Terraform removes the account's block, and all of them are open.";

    private const int Buckets = 12;
    private const string Region = "eu-west-1";

    public async Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        // Public policies are accepted, and have no effect.
        var held = new PublicAccessBlock(BlockPublicAcls: false, IgnorePublicAcls: true, BlockPublicPolicy: false, RestrictPublicBuckets: true);
        await run.CallAsync(run.Actors.Terraform, InsideCall.PutAccountBlock(Region, KnownIdentities.Company, held), cancellationToken);
        foreach (var name in Enumerable.Range(1, run.Count(Buckets)).Select(number => $"orchid-brochure-{number:000}"))
        {
            if (run.Find(name) is null)
            {
                await run.CallAsync(run.Actors.Terraform, InsideCall.CreateBucket(Region, name), cancellationToken);
            }

            await run.ExposeAsync(run.Actors.Terraform, run.Find(name)!, WeakPolicies.PublicRead(name), cancellationToken);
        }

        run.Later(async stopping =>
        {
            await run.PauseAsync(5_000, stopping);
            await run.CallAsync(run.Actors.Terraform, InsideCall.DeleteAccountBlock(Region, KnownIdentities.Company), stopping);
        });
    }
}
