using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Invariants.Record;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Invariants.Rules;

/// <summary>I3, I4 and I5: each write that AWS saw from us belongs to one attempt that was on the disk before, and one of them took effect.</summary>
internal static class WriteRules
{
    public static IEnumerable<string> Check(Run run)
    {
        var attempts = run.Record.Attempts.ToDictionary(attempt => attempt.Id);
        foreach (var call in run.Aws.Writes)
        {
            var problem = call.AttemptId is not { } id ? "its role session names no attempt"
                : attempts.GetValueOrDefault(id) is not { } attempt ? $"there is no attempt {id}"
                : Unfounded(run, call, attempt);
            if (problem is not null)
            {
                yield return $"I3: {call}: {problem}.";
            }
        }

        foreach (var attempt in run.Record.Attempts)
        {
            foreach (var violation in Effects(run, attempt))
            {
                yield return violation;
            }
        }
    }

    private static string? Unfounded(Run run, AwsCall call, StoredAttempt attempt)
    {
        if (call.Bucket is not null && call.Bucket != run.BucketOf(attempt)?.Name)
        {
            return $"{attempt} is about {run.Where(attempt)}";
        }

        // Queued again after AWS refused for certain: then no call of it took effect.
        if (attempt.PreImageState is null || (attempt.Status == AttemptStatus.Queued && call.TookEffect))
        {
            return $"{attempt} has not begun";
        }

        if (string.IsNullOrEmpty(attempt.Who) || string.IsNullOrEmpty(attempt.TargetFingerprint))
        {
            return $"{attempt} does not say by whom or what";
        }

        var started = run.Record.Timeline.FirstOrDefault(row => row.AttemptId == attempt.Id && row.Kind == FindingEventKind.AttemptStarted);
        if (started is null)
        {
            return $"no row of the timeline says that {attempt} began";
        }

        return run.Options.OneClock && (attempt.CreatedUtc > call.TimeUtc || started.AtUtc > call.TimeUtc)
            ? $"{attempt} was stored at {attempt.CreatedUtc:HH:mm:ss.fff} and begun at {started.AtUtc:HH:mm:ss.fff}, after the call"
            : null;
    }

    private static IEnumerable<string> Effects(Run run, StoredAttempt attempt)
    {
        var effects = run.Aws.Writes.Where(call => call.AttemptId == attempt.Id && call.TookEffect).ToList();
        if (effects.Count > 1)
        {
            yield return $"I5: {attempt} took effect {effects.Count} times: {string.Join("; ", effects)}.";
        }

        if (attempt.AwsRequestId is { } requestId && !effects.Exists(call => call.RequestId == requestId))
        {
            yield return $"I3: {attempt} claims request {requestId}, which AWS does not know as its write.";
        }

        if (effects.Count > 0 && attempt.Trigger == AttemptTrigger.Automatic && Widens(run, attempt))
        {
            yield return $"I4: {attempt} on {run.Where(attempt)} gave outsiders more than the policy that it replaced.";
        }
    }

    private static bool Widens(Run run, StoredAttempt attempt)
    {
        if (run.Version(attempt.PreImageVersionId) is not { } before || run.Version(attempt.TargetVersionId) is not { } after)
        {
            // Not about a policy.
            return false;
        }

        var bucket = run.BucketOf(attempt)!;
        return AccessReach.WidensForOutsiders(before.Text, after.Text, new JudgeContext { BucketAccount = bucket.AccountId, BucketName = bucket.Name });
    }
}
