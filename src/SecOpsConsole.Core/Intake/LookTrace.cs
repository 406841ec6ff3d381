using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Ports;

namespace SecOpsConsole.Core.Intake;

/// <summary>
/// The event's own policy was bad and the live one is good: somebody opened the bucket and closed it again before we looked.
/// That leaves a resolved finding with its exposure window, so that an open-copy-close attack is seen.
/// </summary>
internal sealed class LookTrace(FindingLifecycle lifecycle)
{
    public async Task RecordAsync(LookState look, CancellationToken cancellationToken)
    {
        if (!look.EventDiffers || look.Told is { IsCompliant: true } or { Accepted: true } || !IsDue(look))
        {
            return;
        }

        var verdict = JudgeOfBuckets.Judge(look.Facts.Payload.Bucket, look.Facts.Event!.PolicyText);
        var live = look.Judged.Problems.Select(look.DedupKey).ToHashSet(StringComparer.Ordinal);
        var then = JudgeOfBuckets.Judge(verdict, SettingsThen(look.Facts.Settings)).Problems.Where(problem => problem.ByPolicy);
        foreach (var problem in then.DistinctBy(look.DedupKey)
            .Where(problem => !live.Contains(look.DedupKey(problem)) && !LookSuppressions.Covered(look, problem, look.Facts.Event.PolicyText)))
        {
            await TraceAsync(look, problem, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Once a newer change explains the difference or the last look confirms it. CloudTrail counts in seconds: when the live policy was
    /// told of in the same second, the trace is written now and the later looks still happen.
    /// </summary>
    private static bool IsDue(LookState look) => look.NewerIsKnown || look.Facts.Payload.IsLast || look.ToldInSameSecond;

    /// <summary>
    /// S3 refuses a public policy while BlockPublicPolicy is on, and this one was taken: so a block that is on now came afterwards
    /// and did not hold then.
    /// </summary>
    private static BucketSettings SettingsThen(BucketSettings now)
        => now.EffectiveBlock is { BlockPublicPolicy: true } ? now with { BlockPublicAccess = BlockPublicAccess.None, AccountBlock = BlockPublicAccess.None } : now;

    private async Task TraceAsync(LookState look, JudgedProblem problem, CancellationToken cancellationToken)
    {
        var key = look.DedupKey(problem);
        var finding = await look.Scope.Db.Findings.FirstOrDefaultAsync(row => row.DedupKey == key, cancellationToken).ConfigureAwait(false);
        if (finding is null)
        {
            finding = NewFinding(look, problem, key);
            var story = LookStory.Beginning(look, look.Facts.Event, $"The policy that was put was judged {problem.Severity}, {problem.Check}: {problem.Title}");
            await lifecycle.OpenAsync(look.Scope, finding, ComplianceStatus.NonCompliant, story, cancellationToken).ConfigureAwait(false);
        }
        else if (finding.WorkflowStatus == WorkflowStatus.Resolved && look.Facts.EventUtc > finding.ResolvedUtc)
        {
            lifecycle.Apply(look.Scope, finding, FindingTransition.Reopen, LookStory.Told(look.Facts.Event!));
            SetFacts(look, finding, problem);
        }
        else
        {
            // Known already: an old event tells nothing new, and an open finding is resolved by its own rule.
            return;
        }

        var until = await ClosedUtcAsync(look, cancellationToken).ConfigureAwait(false);
        lifecycle.Apply(look.Scope, finding, FindingTransition.FixedExternally, new TransitionNote(
            LookStory.Console, "The policy was put back before the console looked: the live policy is good.")
        {
            ExposedUntilUtc = until,
        });
    }

    private static Finding NewFinding(LookState look, JudgedProblem problem, string key)
    {
        var finding = new Finding
        {
            BucketId = look.Bucket.Id,
            DedupKey = key,
            Category = FindingCategory.Policy,
            Source = FindingSource.CloudTrail,
            Check = problem.Check,
            Title = problem.Title,
        };
        SetFacts(look, finding, problem);
        return finding;
    }

    private static void SetFacts(LookState look, Finding finding, JudgedProblem problem)
    {
        finding.Judge(problem.Severity);
        finding.Title = problem.Title;
        finding.PolicyVersionId = look.Told!.Id;
        finding.Fingerprint = look.Told.Fingerprint;
        finding.LiveFingerprint = look.Live!.Fingerprint;
        finding.BaselineVersionId = look.Baseline.VersionId;
        finding.Actor = look.Facts.Event!.Actor;
        finding.EventUtc = look.Facts.EventUtc;
        finding.EventId = look.Facts.Payload.EventId;
        finding.ExposedFromUtc = problem.IsExposed ? look.Facts.EventUtc : null;
        finding.ExposedUntilUtc = null;
    }

    /// <summary>The first thing known after the event's change; without one, when we read the good policy.</summary>
    private static async Task<DateTime> ClosedUtcAsync(LookState look, CancellationToken cancellationToken)
    {
        var (bucketId, toldId, sinceUtc) = (look.Bucket.Id, look.Told!.Id, look.Facts.EventUtc);
        return await look.Scope.Db.PolicySightings
            .Where(row => row.BucketId == bucketId && row.PolicyVersionId != toldId && row.SeenUtc >= sinceUtc)
            .MinAsync(row => (DateTime?)row.SeenUtc, cancellationToken).ConfigureAwait(false) ?? look.Facts.ObservedUtc;
    }
}
