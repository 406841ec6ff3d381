using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation.Subjects;

/// <summary>
/// A bucket's own Block Public Access. Its state is a text of at most eight characters, so it is its own fingerprint and its own
/// pre-image: "no configuration" and "all four off" stay different. The policy stays: after Contain its findings stay open and only their
/// exposure changes; after the restore of what was taken away they are resolved.
/// </summary>
internal sealed class BlockPublicAccessSubject(IBlockPublicAccessGateway gateway) : IAttemptSubject
{
    public AttemptSubject Id => AttemptSubject.BlockPublicAccess;
    public string Noun => "Block Public Access setting";
    public IReadOnlyList<string> Calls { get; } = ["PutBucketPublicAccessBlock", "DeleteBucketPublicAccessBlock"];
    public FindingEventKind Writes => FindingEventKind.SettingWritten;
    public FindingTransition WhenUndone(RemediationActionId undone) =>
        undone == RemediationActionId.RestoreBlockPublicAccess ? FindingTransition.UndoRestore : FindingTransition.UndoContain;

    public string Partition(AttemptJob job) => BucketStore.Partition(job.Bucket);

    public string Owner(AttemptJob job) => job.Bucket.Name;

    public Task<SubjectState> TargetAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken) =>
        Task.FromResult(StateOf(Block(attempt.TargetFingerprint)));

    public async Task<AwsAnswer<SubjectState>> ReadAsync(AttemptJob job, CancellationToken cancellationToken)
    {
        var live = await gateway.ReadBlockAsync(BucketStore.Reference(job.Bucket), cancellationToken).ConfigureAwait(false);
        return live.IsOk ? AwsAnswer<SubjectState>.Ok(StateOf(live.Value), live.RequestId) : AwsAnswer<SubjectState>.Failed(live.Fault);
    }

    public Task KeepPreImageAsync(WriteScope scope, AttemptJob job, SubjectState live, CancellationToken cancellationToken) => BlockHistory.RecordAsync(
        scope, job.Bucket, new BlockSeen(Block(live.Fingerprint), VersionSource.PreImage, scope.NowUtc), cancellationToken);

    public Task<AwsAnswer<Written>> WriteAsync(AttemptJob job, CancellationToken cancellationToken) =>
        gateway.WriteBlockAsync(BucketStore.Reference(job.Bucket), Block(job.Target.Fingerprint), job.Attempt.Id, cancellationToken);

    public async Task TakeReadBackAsync(WriteScope scope, AttemptJob job, CancellationToken cancellationToken)
    {
        var block = Block(job.Attempt.TargetFingerprint);
        job.Bucket.SetBlock(block);
        job.Bucket.ContainedAttemptId = job.Attempt.Action == RemediationActionId.BlockPublicAccess ? job.Attempt.Id : null;
        await BlockHistory.RecordAsync(
            scope, job.Bucket, new BlockSeen(block, VersionSource.ReadBack, scope.NowUtc, job.Attempt.Who), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The findings by which somebody outside reaches the bucket, or did until the block came, and the one that it was asked for. A finding
    /// about a fixed account is left alone: it is told by the look what became of it. What was moved once is moved to the end, whatever
    /// became of the policy meanwhile.
    /// </summary>
    public async Task<List<Finding>> MovedByAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken)
    {
        var live = await db.Buckets.Where(b => b.Id == attempt.BucketId).Select(b => b.LiveFingerprint).SingleOrDefaultAsync(cancellationToken).ConfigureAwait(false);
        var target = Block(attempt.TargetFingerprint);
        // Contain switches everything on; a former state may hold only the policy, or only the ACL.
        var restores = attempt.Action == RemediationActionId.RestoreBlockPublicAccess;
        var (policies, acls) = (!restores || target.RestrictPublicBuckets, !restores || target.IgnorePublicAcls);
        var undoesRestore = attempt.UndoesAttemptId is { } undone && await db.Attempts
            .AnyAsync(a => a.Id == undone && a.Action == RemediationActionId.RestoreBlockPublicAccess, cancellationToken).ConfigureAwait(false);
        var moved = await db.Findings.AsTracking()
            .Where(f => f.BucketId == attempt.BucketId
                && (f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified || (undoesRestore && f.Resolution == Resolution.BlockRestored))
                && (f.Id == attempt.FindingId || f.ActiveAttemptId == attempt.Id || (acls && f.Check == CheckIds.PublicAcl) || (restores && f.Check == CheckIds.MacieBlockDisabled)
                    || (policies && (f.Check == CheckIds.PublicPrincipal || f.Check == CheckIds.AnyAuthenticatedAws) && f.Fingerprint == live)))
            .OrderBy(f => f.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        moved.RemoveAll(finding => finding.Id != attempt.FindingId && MacieIntake.IsSample(finding));
        return moved;
    }

    public Task<List<Finding>> FollowAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken) => Task.FromResult<List<Finding>>([]);

    /// <summary>What is exposed again, and since when, says the look that comes next: the account may hold what the bucket no longer does.</summary>
    public void Restore(WriteScope scope, RemediationAttempt undo, Finding finding)
    {
    }

    public void LookAgain(WriteScope scope, AttemptJob job) => LookPayload.Enqueue(scope, BucketStore.Reference(job.Bucket), LookReason.Superseded);

    private static SubjectState StateOf(BlockPublicAccess block) => new(block.State, block.Configured ? block.State : null);

    private static BlockPublicAccess Block(string state) => BlockPublicAccess.OfState(state)
        ?? throw new InvalidOperationException($"'{state}' is no state of Block Public Access.");
}
