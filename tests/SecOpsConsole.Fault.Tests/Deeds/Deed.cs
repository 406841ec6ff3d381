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
        Act.Undo or Act.Uncontain => "undo",
        Act.Contain => "contain",
        Act.Automatic => throw new InvalidOperationException("Nobody asks automatic mode."),
    };

    /// <summary>What AWS calls the write.</summary>
    public string Operation => Act switch
    {
        Act.Delete => "DeleteBucketPolicy",
        Act.Contain => "PutPublicAccessBlock",
        Act.Uncontain => "DeletePublicAccessBlock",
        Act.Revert or Act.Repair or Act.Undo or Act.Automatic => "PutBucketPolicy",
    };

    /// <summary>What AWS calls the read that follows it.</summary>
    public string ReadOperation => IsAboutBlock ? "GetPublicAccessBlock" : "GetBucketPolicy";

    /// <summary>The state that the decision is bound to where it is not the policy; null where it is.</summary>
    public string? Sees => Act switch
    {
        Act.Contain => "bpa:none",
        Act.Uncontain => "bpa:1111",
        Act.Revert or Act.Delete or Act.Repair or Act.Undo or Act.Automatic => null,
    };

    public bool IsByPerson => Act != Act.Automatic;

    private bool IsAboutBlock => Act is Act.Contain or Act.Uncontain;

    /// <summary>The command that its preparation needs; null for none.</summary>
    public string? FirstVerb => Act switch
    {
        Act.Undo => "revert",
        Act.Uncontain => "contain",
        Act.Revert or Act.Delete or Act.Repair or Act.Automatic or Act.Contain => null,
    };

    /// <summary>The policy that is live in the end.</summary>
    private string? Left => Act is Act.Undo or Act.Contain or Act.Uncontain ? Exposed : Baseline;

    /// <summary>The attempts and the effects that its preparation needed.</summary>
    public int Before => FirstVerb is null ? 0 : 1;

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

        var (live, block) = (aws.Buckets.Single(b => b.Name == Bucket).Policy, aws.Buckets.Single(b => b.Name == Bucket).Block);
        if (PolicyFingerprint.OfText(live) != PolicyFingerprint.OfText(Left))
        {
            yield return $"{Bucket}: the live policy is {live}";
        }

        if (block != (Act == Act.Contain ? new AwsBlock(true, true, true, true) : null))
        {
            yield return $"{Bucket}: Block Public Access is {block}";
        }

        if (FindingIn(record) is not { } finding || (finding.IsOpen, finding.Remediation, finding.Resolution) != End)
        {
            yield return $"{Bucket}: {FindingIn(record)}";
        }
    }

    public StoredFinding? FindingIn(ConsoleRecord record) =>
        record.Bucket(Bucket) is { } bucket ? record.Findings.SingleOrDefault(finding => finding.BucketId == bucket.Id) : null;

    /// <summary>Open: people may have been told of it already, which is Notified, or not yet.</summary>
    private (bool IsOpen, RemediationStatus, Resolution?) End => Act switch
    {
        Act.Revert or Act.Delete or Act.Automatic => (false, RemediationStatus.Verified, Resolution.Reverted),
        Act.Repair => (false, RemediationStatus.Verified, Resolution.Repaired),
        Act.Undo or Act.Uncontain => (true, RemediationStatus.Undone, null),
        Act.Contain => (true, RemediationStatus.AwaitingApproval, null),
    };
}
