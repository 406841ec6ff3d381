using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Remediation.Subjects;

/// <summary>A bucket's default encryption. Its state is one short text, so it is its own fingerprint and its own pre-image.</summary>
internal sealed class EncryptionSubject(IBucketEncryptionGateway gateway) : IAttemptSubject
{
    public AttemptSubject Id => AttemptSubject.Encryption;
    public string Noun => "default encryption";
    public IReadOnlyList<string> Calls { get; } = ["PutBucketEncryption", "DeleteBucketEncryption"];
    public FindingEventKind Writes => FindingEventKind.SettingWritten;
    public FindingTransition WhenUndone(RemediationActionId undone) => FindingTransition.UndoRestore;

    public string Partition(AttemptJob job) => BucketStore.Partition(job.Bucket);

    public string Owner(AttemptJob job) => job.Bucket.Name;

    public Task<SubjectState> TargetAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken) =>
        Task.FromResult(StateOf(Encryption(attempt.TargetFingerprint)));

    public async Task<AwsAnswer<SubjectState>> ReadAsync(AttemptJob job, CancellationToken cancellationToken)
    {
        var live = await gateway.ReadEncryptionAsync(BucketStore.Reference(job.Bucket), cancellationToken).ConfigureAwait(false);
        return live.IsOk ? AwsAnswer<SubjectState>.Ok(StateOf(live.Value), live.RequestId) : AwsAnswer<SubjectState>.Failed(live.Fault);
    }

    public Task KeepPreImageAsync(WriteScope scope, AttemptJob job, SubjectState live, CancellationToken cancellationToken) => EncryptionHistory.RecordAsync(
        scope, job.Bucket, new EncryptionSeen(Encryption(live.Fingerprint), VersionSource.PreImage, scope.NowUtc), cancellationToken);

    public Task<AwsAnswer<Written>> WriteAsync(AttemptJob job, CancellationToken cancellationToken) =>
        gateway.WriteEncryptionAsync(BucketStore.Reference(job.Bucket), Encryption(job.Target.Fingerprint), job.Attempt.Id, cancellationToken);

    public Task TakeReadBackAsync(WriteScope scope, AttemptJob job, CancellationToken cancellationToken)
    {
        job.Bucket.Encryption = job.Attempt.TargetFingerprint;
        return EncryptionHistory.RecordAsync(
            scope, job.Bucket, new EncryptionSeen(Encryption(job.Attempt.TargetFingerprint), VersionSource.ReadBack, scope.NowUtc, job.Attempt.Who), cancellationToken);
    }

    /// <summary>The open findings about the lost encryption; an undo moves what the restore had resolved.</summary>
    public Task<List<Finding>> MovedByAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken)
    {
        var undoes = attempt.UndoesAttemptId is not null;
        return db.Findings.AsTracking()
            .Where(f => f.BucketId == attempt.BucketId
                && (f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified || (undoes && f.Resolution == Resolution.EncryptionRestored))
                && (f.Id == attempt.FindingId || f.ActiveAttemptId == attempt.Id
                    || (f.Check == CheckIds.MacieEncryptionDisabled && f.ComplianceStatus != ComplianceStatus.NotApplicable)))
            .OrderBy(f => f.Id).ToListAsync(cancellationToken);
    }

    public Task<List<Finding>> FollowAsync(ConsoleDbContext db, RemediationAttempt attempt, CancellationToken cancellationToken) => Task.FromResult<List<Finding>>([]);

    public void Restore(WriteScope scope, RemediationAttempt undo, Finding finding)
    {
    }

    public string UndoneText(AttemptJob job, string what) =>
        $"The {what} was undone: new objects of {job.Bucket.Name} are encrypted as they were before it, with {StateWords.Of(Encryption(job.Attempt.TargetFingerprint))}.";

    public string? NextStep(AwsFault fault) => fault switch
    {
        { Code: "KMS.DisabledException" or "KMS.KMSInvalidStateException" } =>
            "The KMS key is disabled or waits for its deletion. Enable it again, or cancel the deletion, in AWS KMS, then try again. If it must stay so, set the default encryption to another key by hand.",
        { Code: "KMS.NotFoundException" } =>
            "AWS KMS does not know the key in the bucket's Region: it was deleted, or its alias points nowhere. What it encrypted cannot be read any more. Set the default encryption to another key by hand.",
        { Kind: AwsFaultKind.Denied, Denial.OfKey: true } =>
            "The KMS key does not let the console's role in. Ask the key's owner to allow it in the key policy, then try again, or set the default encryption by hand.",
        { Kind: AwsFaultKind.Denied, Denial: { By: DeniedBy.IdentityPolicy } } =>
            "The console's role lacks s3:PutEncryptionConfiguration: deploy its template again (docs/connect-aws.md), then try again.",
        { Kind: AwsFaultKind.Invalid } =>
            "AWS does not take the former configuration back, perhaps because its key is gone or in another Region. Set the default encryption by hand.",
        _ => null,
    };

    public void LookAgain(WriteScope scope, AttemptJob job) => LookPayload.Enqueue(scope, BucketStore.Reference(job.Bucket), LookReason.Superseded);

    private static SubjectState StateOf(BucketEncryption encryption) => new(encryption.State, encryption.State);

    private static BucketEncryption Encryption(string state) => BucketEncryption.OfState(state)
        ?? throw new InvalidOperationException($"'{state}' is no state of a default encryption.");
}
