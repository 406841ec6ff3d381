using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation.Subjects;

/// <summary>Block Public Access of a whole account: one write, and it is about every finding that the account's block would hold back.</summary>
internal sealed class AccountBlockSubject(IAccountBlockGateway gateway) : IAttemptSubject
{
    public AttemptSubject Id => AttemptSubject.AccountBlock;
    public string Noun => "Block Public Access setting of the account";
    public FindingEventKind Writes => FindingEventKind.SettingWritten;
    public FindingTransition WhenUndone(RemediationActionId undone) => FindingTransition.UndoRestore;

    public string Partition(AttemptJob job) => $"account-write/{job.AccountId}";

    public string Owner(AttemptJob job) => $"account {job.AccountId}";

    public Task<SubjectState> TargetAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken) =>
        Task.FromResult(StateOf(Block(attempt.TargetFingerprint)));

    public async Task<AwsAnswer<SubjectState>> ReadAsync(AttemptJob job, CancellationToken cancellationToken)
    {
        var live = await gateway.ReadAccountBlockAsync(job.AccountId, cancellationToken).ConfigureAwait(false);
        return live.IsOk ? AwsAnswer<SubjectState>.Ok(StateOf(live.Value), live.RequestId) : AwsAnswer<SubjectState>.Failed(live.Fault);
    }

    public Task KeepPreImageAsync(WriteScope scope, AttemptJob job, SubjectState live, CancellationToken cancellationToken) => BlockHistory.RecordOfAccountAsync(
        scope, job.AccountId, new BlockSeen(Block(live.Fingerprint), VersionSource.PreImage, scope.NowUtc), cancellationToken);

    public Task<AwsAnswer<Written>> WriteAsync(AttemptJob job, CancellationToken cancellationToken) =>
        gateway.WriteAccountBlockAsync(job.AccountId, Block(job.Target.Fingerprint), job.Attempt.Id, cancellationToken);

    public async Task TakeReadBackAsync(WriteScope scope, AttemptJob job, CancellationToken cancellationToken)
    {
        var row = await scope.Db.AccountBlocks.AsTracking().SingleOrDefaultAsync(b => b.AccountId == job.AccountId, cancellationToken).ConfigureAwait(false)
            ?? scope.Db.AccountBlocks.Add(new AccountBlock { AccountId = job.AccountId, Version = 1 }).Entity;
        (row.State, row.ObservedUtc, row.ReadError) = (job.Attempt.TargetFingerprint, scope.NowUtc, null);
        (row.ChangedUtc, row.ChangedBy, row.ChangeEventId, row.ChangedAttemptId) = (job.Attempt.WrittenUtc ?? scope.NowUtc, job.Attempt.Who, null, job.Attempt.Id);
        await BlockHistory.RecordOfAccountAsync(
            scope, job.AccountId, new BlockSeen(Block(job.Attempt.TargetFingerprint), VersionSource.ReadBack, scope.NowUtc, job.Attempt.Who), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// A restore moves what is exposed now and what it holds back, and to its end what it moved before, whatever became of the bucket's policy
    /// meanwhile; its undo moves what it had resolved.
    /// </summary>
    public async Task<List<Finding>> MovedByAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken)
    {
        if (attempt.UndoesAttemptId is { } undone)
        {
            return await db.Findings.AsTracking().Where(f => f.Resolution == Resolution.BlockRestored && db.FindingEvents.Any(e => e.FindingId == f.Id && e.AttemptId == undone))
                .OrderBy(f => f.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        }
        var held = await AccountExposures.HeldBy(db, attempt.AccountId!, Block(attempt.TargetFingerprint)).Select(f => f.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
        // What another write of the console is about to settle is that one's, also when this one fails.
        return await db.Findings.AsTracking().Where(f => f.ActiveAttemptId == attempt.Id || (held.Contains(f.Id) && !db.Attempts.Any(other => other.Id == f.ActiveAttemptId && other.Id != attempt.Id
                && (other.Status == AttemptStatus.Queued || other.Status == AttemptStatus.InProgress || other.Status == AttemptStatus.Succeeded))))
            .OrderBy(f => f.Id).ToListAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task<List<Finding>> FollowAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken) => Task.FromResult<List<Finding>>([]);

    /// <summary>What is exposed again, and since when, say the looks that come next.</summary>
    public void Restore(WriteScope scope, RemediationAttempt undo, Finding finding)
    {
    }

    public string UndoneText(AttemptJob job, string what) =>
        $"The {what} was undone: Block Public Access of account {job.AccountId} is exactly as it was before, and what it had held back is exposed again.";

    public string? NextStep(AwsFault fault) => fault switch
    {
        { Code: IAccountBlockGateway.ManagedByOrganization } =>
            "The account's Block Public Access is managed by its organisation, which overrides the account and refuses every change in it. Ask who administers the organisation: AWS Organizations, Policies, S3 policies. Until then, restore or contain the buckets one by one, in one bulk decision.",
        { Kind: AwsFaultKind.Denied, Denial: null or { By: DeniedBy.IdentityPolicy } } =>
            "The console's role lacks s3:PutAccountPublicAccessBlock (update its stack). Until then, restore or contain the buckets one by one, in one bulk decision.",
        _ => null,
    };

    public void LookAgain(WriteScope scope, AttemptJob job) => AccountLookPayload.Enqueue(
        scope, job.AccountId, thenBuckets: true, managed: job.Attempt.FailureCode == IAccountBlockGateway.ManagedByOrganization);

    private static SubjectState StateOf(BlockPublicAccess block) => new(block.State, block.Configured ? block.State : null);

    private static BlockPublicAccess Block(string state) => BlockPublicAccess.OfState(state)
        ?? throw new InvalidOperationException($"'{state}' is no state of Block Public Access.");
}
