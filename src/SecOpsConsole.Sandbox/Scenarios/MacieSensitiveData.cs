using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>Seed 2's CLASSIFICATION findings.</summary>
internal sealed class MacieSensitiveData : IScenario
{
    public string Name => "macie-sensitive-data";

    public string Title => "Macie finds sensitive data";

    public string Description => "A classification job reports credentials, card numbers and personal data in the sample files of Macie's demo bucket.";

    public Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        if (run.Bucket(DemoCompany.MacieDemo) is { } bucket)
        {
            foreach (var detail in MacieFindings.SensitiveData(bucket, run.UtcNow))
            {
                run.Publish(bucket.Region, "aws.macie", "Macie Finding", [], detail);
            }
        }

        return Task.CompletedTask;
    }
}
