using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Remediation.Subjects;

/// <summary>
/// A bucket's policy. An attempt on it is about the findings of the version that it replaces, without those whose problem the new
/// version has too; an accepted version has none: the judge or a person said so.
/// </summary>
internal sealed class BucketPolicySubject(IBucketPolicyGateway gateway) : IAttemptSubject
{
    public AttemptSubject Id => AttemptSubject.BucketPolicy;
    public string Noun => "policy";
    public IReadOnlyList<string> Calls { get; } = ["PutBucketPolicy", "DeleteBucketPolicy"];
    public FindingEventKind Writes => FindingEventKind.PolicyWritten;
    public FindingTransition WhenUndone(RemediationActionId undone) => FindingTransition.Undo;

    public string Partition(AttemptJob job) => BucketStore.Partition(job.Bucket);

    public string Owner(AttemptJob job) => job.Bucket.Name;

    public async Task<SubjectState> TargetAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken)
    {
        var version = await VersionAsync(db, attempt.TargetVersionId, cancellationToken).ConfigureAwait(false);
        return new SubjectState(attempt.TargetFingerprint, version.Text);
    }

    public async Task<AwsAnswer<SubjectState>> ReadAsync(AttemptJob job, CancellationToken cancellationToken)
    {
        var live = await gateway.ReadPolicyAsync(BucketStore.Reference(job.Bucket), cancellationToken).ConfigureAwait(false);
        return live.IsOk
            ? AwsAnswer<SubjectState>.Ok(new SubjectState(PolicyFingerprint.OfText(live.Value.Text).Value, live.Value.Text), live.RequestId)
            : AwsAnswer<SubjectState>.Failed(live.Fault);
    }

    public async Task KeepPreImageAsync(WriteScope scope, AttemptJob job, SubjectState live, CancellationToken cancellationToken)
    {
        var seen = new PolicySeen(live.Text, VersionSource.PreImage, scope.NowUtc);
        var version = await PolicyVersions.RecordAsync(scope, job.Bucket, seen, cancellationToken).ConfigureAwait(false);
        job.Attempt.PreImageVersionId = version.Id;
    }

    public Task<AwsAnswer<Written>> WriteAsync(AttemptJob job, CancellationToken cancellationToken) => job.Target.Text is { } text
        ? gateway.PutPolicyAsync(BucketStore.Reference(job.Bucket), text, job.Attempt.Id, cancellationToken)
        : gateway.DeletePolicyAsync(BucketStore.Reference(job.Bucket), job.Attempt.Id, cancellationToken);

    public async Task TakeReadBackAsync(WriteScope scope, AttemptJob job, CancellationToken cancellationToken)
    {
        var seen = new PolicySeen(job.Target.Text, VersionSource.ReadBack, scope.NowUtc, job.Attempt.Who);
        await PolicyVersions.RecordAsync(scope, job.Bucket, seen, cancellationToken).ConfigureAwait(false);
        job.Bucket.LiveVersionId = job.Attempt.TargetVersionId;
        job.Bucket.LiveFingerprint = job.Attempt.TargetFingerprint;
    }

    public async Task<List<Finding>> MovedByAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken)
    {
        if (attempt.Action == RemediationActionId.RestorePreImage)
        {
            return await OfBucket(db, attempt).Where(f => f.Fingerprint == attempt.TargetFingerprint
                    && (f.Resolution == Resolution.Reverted || f.Resolution == Resolution.Repaired
                        || f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified))
                .OrderBy(f => f.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        var open = await OpenAsync(db, attempt, cancellationToken).ConfigureAwait(false);
        var left = await LeftByAsync(db, attempt, cancellationToken).ConfigureAwait(false);
        open.RemoveAll(finding => left.Contains(finding.DedupKey));
        return open;
    }

    /// <summary>The same problem, the same actor, the new version.</summary>
    public async Task<List<Finding>> FollowAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken)
    {
        var left = await LeftByAsync(db, attempt, cancellationToken).ConfigureAwait(false);
        if (left.Count == 0)
        {
            return [];
        }
        var open = await OpenAsync(db, attempt, cancellationToken).ConfigureAwait(false);
        open.RemoveAll(finding => !left.Contains(finding.DedupKey) || finding.WorkflowStatus is WorkflowStatus.Resolved or WorkflowStatus.Suppressed);
        foreach (var finding in open)
        {
            (finding.PolicyVersionId, finding.Fingerprint, finding.LiveFingerprint) = (attempt.TargetVersionId, attempt.TargetFingerprint, attempt.TargetFingerprint);
        }
        return open;
    }

    /// <summary>The weak policy is back: its exposure starts anew.</summary>
    public void Restore(WriteScope scope, RemediationAttempt undo, Finding finding)
    {
        finding.LiveFingerprint = undo.TargetFingerprint;
        finding.ExposedFromUtc = undo.WrittenUtc ?? scope.NowUtc;
        finding.ExposedUntilUtc = null;
    }

    public void LookAgain(WriteScope scope, AttemptJob job) => LookPayload.Enqueue(scope, BucketStore.Reference(job.Bucket), LookReason.Superseded);

    private static IQueryable<Finding> OfBucket(ConsoleDbContext db, RemediationAttempt attempt) =>
        db.Findings.AsTracking().Where(f => f.BucketId == attempt.BucketId && f.Category == FindingCategory.Policy);

    private static Task<List<Finding>> OpenAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken) =>
        OfBucket(db, attempt).Where(f => f.Fingerprint == attempt.ExpectedFingerprint
                && (f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified))
            .OrderBy(f => f.Id).ToListAsync(cancellationToken);

    private static async Task<IReadOnlySet<string>> LeftByAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken)
    {
        var target = await VersionAsync(db, attempt.TargetVersionId, cancellationToken).ConfigureAwait(false);
        if (target is { Accepted: true, ApprovedBlocked: false })
        {
            return new HashSet<string>();
        }
        var bucket = await db.Buckets.AsNoTracking().SingleAsync(b => b.Id == attempt.BucketId, cancellationToken).ConfigureAwait(false);
        return JudgeOfBuckets.DedupKeys(bucket, JudgeOfBuckets.Judge(BucketStore.Reference(bucket), target.Text));
    }

    private static Task<PolicyVersion> VersionAsync(ConsoleDbContext db, long? id, CancellationToken cancellationToken) =>
        db.PolicyVersions.AsNoTracking().SingleAsync(version => version.Id == id, cancellationToken);
}
