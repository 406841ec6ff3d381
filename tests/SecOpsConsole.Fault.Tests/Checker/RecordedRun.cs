using SecOpsConsole.Core.Findings;
using SecOpsConsole.Fault.Tests.Stage;
using SecOpsConsole.Invariants.Record;

namespace SecOpsConsole.Fault.Tests.Checker;

/// <summary>
/// A day that went well: one bucket was reverted, one repaired by automatic mode, one approved, one reverted and undone, one still waits
/// for a decision. The tests of the checker spoil copies of it.
/// </summary>
public sealed class RecordedRun : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("secops-recorded-");

    internal AwsTruth Aws { get; private set; } = null!;

    internal IReadOnlyList<string> Delivered { get; private set; } = [];

    internal string DatabasePath => Path.Combine(_folder.FullName, "console", "console.db");

    public async ValueTask InitializeAsync()
    {
        await using var aws = await AwsStage.StartAsync(Path.Combine(_folder.FullName, "aws"));
        await using var console = ConsoleStage.For(aws, Path.Combine(_folder.FullName, "console"));
        string[] buckets = ["reverted", "automatic", "approved", "undone", "waiting"];
        await Task.WhenAll(buckets.Select(bucket => aws.CreateBucketAsync(bucket, PolicyTexts.Good(bucket))));
        await console.StartAsync();
        await console.UntilAsync(record => buckets.All(bucket => record.Bucket(bucket)?.LiveFingerprint is not null), "the first look");
        using var ana = await console.AsAsync("Ana");
        await ana.SetModeAsync("automatic", "Automatic");
        await Task.WhenAll(buckets.Select(bucket => aws.PutPolicyAsync(bucket, PolicyTexts.Weak(bucket))));
        await console.UntilAsync(record => record.Findings.Count == buckets.Length, "five findings");
        await DecideAsync(console, ana, "reverted", "revert");
        await DecideAsync(console, ana, "undone", "revert");
        await DecideAsync(console, ana, "approved", "approve");
        await console.UntilAsync(record => record.Findings.Count(finding => finding.Remediation == RemediationStatus.Verified) == 3, "three reverts");
        await DecideAsync(console, ana, "undone", "undo");
        await console.RestAsync();
        await console.IsSoundAsync();
        (Aws, Delivered) = (await aws.TruthAsync(), await aws.DeliveredAsync());
        // So that the file is whole without its log.
        await console.Program.SignalAsync("TERM");
        Assert.Equal(0, await console.Program.ExitAsync());
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task DecideAsync(ConsoleStage console, ApiClient ana, string bucket, string verb)
    {
        var record = console.Record();
        var answer = await ana.DecideAsync(record.Findings.Single(finding => finding.BucketId == record.Bucket(bucket)!.Id).Id, verb);
        Assert.True(answer.IsAccepted, answer.ToString());
    }
}
