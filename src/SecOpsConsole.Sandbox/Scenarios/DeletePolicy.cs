using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>Losing a Deny can widen access too.</summary>
internal sealed class DeletePolicy : IScenario
{
    public string Name => "delete-policy";

    public string Title => "A policy disappears";

    public string Description => "A developer deletes the policy of the customer invoices, and with it the rule that only encrypted connections may read them.";

    public async Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        if (run.Bucket(DemoCompany.Invoices) is { } bucket)
        {
            await run.CallAsync(run.Actors.Developer, InsideCall.DeletePolicy(bucket.Region, bucket.Name), cancellationToken);
        }
    }
}
