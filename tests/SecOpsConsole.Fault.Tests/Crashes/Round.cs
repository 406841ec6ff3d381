using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Fault.Tests.Stage;
using SecOpsConsole.Invariants.Record;
using SecOpsConsole.KilledConsole;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Fault.Tests.Crashes;

/// <summary>One death: in which action, at which moment, and what must have come of it in the end.</summary>
internal sealed record Round(Act Act, Moment Moment, int Number)
{
    public string Bucket => $"{Act.ToString().ToLowerInvariant()}-{Number:00}";

    public string? Baseline => Act == Act.Delete ? null : PolicyTexts.Good(Bucket);

    public string Exposed => Act == Act.Delete ? PolicyTexts.OnlyWeak(Bucket) : PolicyTexts.Weak(Bucket);

    public string Verb => Act switch
    {
        Act.Revert or Act.Delete => "revert",
        Act.Repair => "repair",
        Act.Undo => "undo",
        Act.Automatic => throw new InvalidOperationException("Nobody asks automatic mode."),
    };

    public bool IsByPerson => Act != Act.Automatic;

    /// <summary>Nothing of a person's decision was on the disk, so nobody may act on it.</summary>
    public bool LosesTheDecision => IsByPerson && Moment.Point == KillPoint.BeforeAttemptRow;

    /// <summary>The plan that keeps the call under way until the console is dead.</summary>
    public object? FaultPlan => Moment switch
    {
        { Point: KillPoint.DuringCall, Late: true } => Plan("LateEffect", 8_000),
        { Point: KillPoint.DuringCall } => Plan("SlowAnswer", 5_000),
        _ => null,
    };

    /// <summary>What is wrong with the end of this round; empty when it ended as it must.</summary>
    public IEnumerable<string> Failures(ConsoleRecord record, AwsTruth aws)
    {
        var bucket = record.Bucket(Bucket)!;
        var writes = aws.Writes.Where(call => call.Bucket == Bucket).ToList();
        var wanted = Act == Act.Undo ? 2 : 1;
        if (writes.Count(call => call.TookEffect) != wanted)
        {
            yield return $"{this}: {wanted} effects were wanted, AWS saw: {string.Join("; ", writes)}";
        }

        var attempts = record.Attempts.Where(attempt => attempt.BucketId == bucket.Id).ToList();
        if (attempts.Count != wanted || attempts[^1].Status != AttemptStatus.Verified)
        {
            yield return $"{this}: {wanted} attempts were wanted, the last one verified: {string.Join("; ", attempts)}";
        }

        var live = aws.Buckets.Single(b => b.Name == Bucket).Policy;
        var target = Act == Act.Undo ? Exposed : Baseline;
        if (PolicyFingerprint.OfText(live) != PolicyFingerprint.OfText(target))
        {
            yield return $"{this}: the live policy is {live}";
        }

        var finding = record.Findings.Single(f => f.BucketId == bucket.Id);
        if ((finding.Workflow, finding.Remediation, finding.Resolution) != End)
        {
            yield return $"{this}: {finding}";
        }
    }

    public override string ToString() => $"{Act}, killed {Moment}";

    private (WorkflowStatus, RemediationStatus, Resolution?) End => Act switch
    {
        Act.Revert or Act.Delete or Act.Automatic => (WorkflowStatus.Resolved, RemediationStatus.Verified, Resolution.Reverted),
        Act.Repair => (WorkflowStatus.Resolved, RemediationStatus.Verified, Resolution.Repaired),
        Act.Undo => (WorkflowStatus.New, RemediationStatus.Undone, null),
    };

    private object Plan(string kind, int milliseconds) => new
    {
        kind,
        milliseconds,
        bucket = Bucket,
        operation = Act == Act.Delete ? "DeleteBucketPolicy" : "PutBucketPolicy",
        count = 1,
    };
}
