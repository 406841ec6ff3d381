using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Fault.Tests.Stage;
using SecOpsConsole.Invariants.Record;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Fault.Tests.Deeds;

/// <summary>One write to one bucket of its own: how it comes about, and what must have come of it in the end, whatever happened on the way.</summary>
internal sealed record Deed(Act Act, string Name)
{
    public string Bucket => $"{Act.ToString().ToLowerInvariant()}-{Name}";

    public string? Baseline => Act == Act.Delete ? null : PolicyTexts.Good(Bucket);

    public string Exposed => Act == Act.Delete ? PolicyTexts.OnlyWeak(Bucket) : PolicyTexts.Weak(Bucket);

    /// <summary>The command of the API.</summary>
    public string Verb => Act switch
    {
        Act.Revert or Act.Delete => "revert",
        Act.Repair => "repair",
        Act.Undo => "undo",
        Act.Automatic => throw new InvalidOperationException("Nobody asks automatic mode."),
    };

    /// <summary>What AWS calls the write.</summary>
    public string Operation => Act == Act.Delete ? "DeleteBucketPolicy" : "PutBucketPolicy";

    /// <summary>What AWS calls the read that follows it.</summary>
    public string ReadOperation => "GetBucketPolicy";

    public bool IsByPerson => Act != Act.Automatic;

    /// <summary>The attempts and the effects that its preparation needed.</summary>
    public int Before => Act == Act.Undo ? 1 : 0;

    /// <summary>What is wrong with the end; empty when there was one effect and the record says so.</summary>
    /// <param name="record">The console's.</param>
    /// <param name="aws">AWS's.</param>
    /// <param name="attempts">How many attempts it may have taken: more than one when the first wrote nothing.</param>
    public IEnumerable<string> Failures(ConsoleRecord record, AwsTruth aws, int attempts = 1)
    {
        var bucket = record.Bucket(Bucket)!;
        var writes = aws.Writes.Where(call => call.Bucket == Bucket).ToList();
        if (writes.Count(call => call.TookEffect) != Before + 1)
        {
            yield return $"{Bucket}: {Before + 1} effects were wanted, AWS saw: {string.Join("; ", writes)}";
        }

        var made = record.Attempts.Where(attempt => attempt.BucketId == bucket.Id).ToList();
        if (made.Count < Before + 1 || made.Count > Before + attempts || made[^1].Status != AttemptStatus.Verified)
        {
            yield return $"{Bucket}: {Before + attempts} attempts were wanted, the last one verified: {string.Join("; ", made)}";
        }

        var live = aws.Buckets.Single(b => b.Name == Bucket).Policy;
        if (PolicyFingerprint.OfText(live) != PolicyFingerprint.OfText(Act == Act.Undo ? Exposed : Baseline))
        {
            yield return $"{Bucket}: the live policy is {live}";
        }

        if (FindingIn(record) is not { } finding || (finding.Workflow, finding.Remediation, finding.Resolution) != End)
        {
            yield return $"{Bucket}: {FindingIn(record)}";
        }
    }

    public StoredFinding? FindingIn(ConsoleRecord record) =>
        record.Bucket(Bucket) is { } bucket ? record.Findings.SingleOrDefault(finding => finding.BucketId == bucket.Id) : null;

    private (WorkflowStatus, RemediationStatus, Resolution?) End => Act switch
    {
        Act.Revert or Act.Delete or Act.Automatic => (WorkflowStatus.Resolved, RemediationStatus.Verified, Resolution.Reverted),
        Act.Repair => (WorkflowStatus.Resolved, RemediationStatus.Verified, Resolution.Repaired),
        Act.Undo => (WorkflowStatus.New, RemediationStatus.Undone, null),
    };
}
