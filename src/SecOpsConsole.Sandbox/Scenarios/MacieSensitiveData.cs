using SecOpsConsole.Sandbox.Macie.Detection;
using SecOpsConsole.Sandbox.Macie.Findings;
using SecOpsConsole.Sandbox.World;

namespace SecOpsConsole.Sandbox.Scenarios;

/// <summary>Seed 2's CLASSIFICATION findings: what a job with all managed identifiers finds in the demo bucket, without Macie being enabled for it.</summary>
internal sealed class MacieSensitiveData : IScenario
{
    private const string JobId = "8df4fca1eccfdae45d8b936a21f1882d";

    public string Name => "macie-sensitive-data";

    public string Title => "Macie finds sensitive data";

    public string Description => "A classification job reports credentials, card numbers and personal data in the sample files of Macie's demo bucket.";

    public Task PlayAsync(ScenarioRun run, CancellationToken cancellationToken)
    {
        if (run.Bucket(DemoCompany.MacieDemo) is { } bucket)
        {
            var documents = new FindingDocuments(run.Buckets);
            var nothing = AllowedText.Load([], run.Buckets);
            var performance = Guid.NewGuid().ToString("N");
            foreach (var item in run.Buckets.Objects(bucket.Name))
            {
                if (ObjectScan.Of(item, run.Buckets.ReadObject(item), ManagedDetectors.Chosen("ALL", []), nothing) is { } scan)
                {
                    run.Publish(bucket.Region, "aws.macie", "Macie Finding", [], documents.Classified(bucket, scan, JobId, performance, run.UtcNow));
                }
            }
        }

        return Task.CompletedTask;
    }
}
