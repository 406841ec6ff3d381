using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Offenders;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Suppressions;

namespace SecOpsConsole.Core.Desk;

/// <summary>
/// The only way a person changes anything: pages, API and verbs all call it. For every command the caller's role is loaded from
/// the store, a decision is bound to the fingerprint that the caller saw, and the timeline gets a row with who.
/// A reason is optional and has at most 2,000 characters.
/// </summary>
public sealed class AnalystDesk
{
    private readonly FindingDecisions _findings;
    private readonly ApprovalDecision _approval;
    private readonly BucketDecisions _buckets;
    private readonly ModeDecision _modes;
    private readonly DeskPreviews _previews;
    private readonly ContainDecision _contain;
    private readonly RestoreBlockDecision _restore;
    private readonly RestoreEncryptionDecision _encryption;
    private readonly AccountBlockDecision _accounts;
    private readonly UndoDecision _undo;
    private readonly QuarantineDecisions _quarantine;
    private readonly ResumeDecisions _resumes;
    private readonly SuppressionDecisions _suppressions;
    private readonly RuleDecisions _rules;
    private readonly DecisionUndo _decisionUndo;

    internal AnalystDesk(
        FindingDecisions findings, ApprovalDecision approval, BucketDecisions buckets, ModeDecision modes, ResumeDecisions resumes, DeskPreviews previews,
        ContainDecision contain, RestoreBlockDecision restore, RestoreEncryptionDecision encryption, AccountBlockDecision accounts, UndoDecision undo, QuarantineDecisions quarantine,
        SuppressionDecisions suppressions, RuleDecisions rules, DecisionUndo decisionUndo) =>
        (_findings, _approval, _buckets, _modes, _resumes, _previews, _contain, _restore, _encryption, _accounts, _undo, _quarantine, _suppressions, _rules, _decisionUndo) =
        (findings, approval, buckets, modes, resumes, previews, contain, restore, encryption, accounts, undo, quarantine, suppressions, rules, decisionUndo);

    /// <summary>Accepts exactly the live policy as baseline and resolves its findings. AWS is read, nothing is written there.</summary>
    public Task<DeskResult> ApproveAsync(FindingId id, string expectedFingerprint, string? reason, Caller caller, CancellationToken cancellationToken) =>
        ApproveAsync(id, expectedFingerprint, sawHeldBack: false, reason, caller, cancellationToken);

    /// <summary>The same; with <paramref name="sawHeldBack"/> it is Superseded when Block Public Access does not hold the policy back any more.</summary>
    public Task<DeskResult> ApproveAsync(
        FindingId id, string expectedFingerprint, bool sawHeldBack, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _approval.ApproveAsync(id, expectedFingerprint, sawHeldBack, fromChat: false, reason, caller, cancellationToken);

    /// <summary>The same from a message: refused when it would resolve a Critical finding, whichever one the message was about.</summary>
    internal Task<DeskResult> ApproveFromChatAsync(
        FindingId id, string expectedFingerprint, bool sawHeldBack, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _approval.ApproveAsync(id, expectedFingerprint, sawHeldBack, fromChat: true, reason, caller, cancellationToken);

    /// <summary>Queues the return to the baseline; the result carries the attempt.</summary>
    public Task<DeskResult> RevertAsync(FindingId id, string expectedFingerprint, string? reason, Caller caller, CancellationToken cancellationToken) =>
        RevertAsync(id, expectedFingerprint, acceptLockOut: false, reason, caller, cancellationToken);

    /// <summary>The same; <paramref name="acceptLockOut"/> says that the console may take away its own way back by it.</summary>
    public Task<DeskResult> RevertAsync(
        FindingId id, string expectedFingerprint, bool acceptLockOut, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _findings.RevertAsync(id, expectedFingerprint, acceptLockOut, reason, caller, cancellationToken);

    /// <summary>Queues the smallest edit that takes out what lets everybody in; the result carries the attempt.</summary>
    public Task<DeskResult> RepairAsync(FindingId id, string expectedFingerprint, string? reason, Caller caller, CancellationToken cancellationToken) =>
        RepairAsync(id, expectedFingerprint, acceptLockOut: false, reason, caller, cancellationToken);

    /// <summary>The same, with the lock-out accepted.</summary>
    public Task<DeskResult> RepairAsync(
        FindingId id, string expectedFingerprint, bool acceptLockOut, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _findings.RepairAsync(id, expectedFingerprint, acceptLockOut, reason, caller, cancellationToken);

    /// <summary>Hands the finding over to somebody, with a clock; containment goes on.</summary>
    public Task<DeskResult> EscalateAsync(
        FindingId id, string assignee, string? reason, DateTime? dueUtc, string? expectedFingerprint, Caller caller, CancellationToken cancellationToken) =>
        _findings.EscalateAsync(id, assignee, reason, dueUtc, expectedFingerprint, caller, cancellationToken);

    /// <summary>
    /// Queues Block Public Access, fully on, for the finding's bucket; the policy stays. <paramref name="expectedState"/> is the bucket's own
    /// setting that the caller saw (<see cref="BlockPublicAccess.State"/>).
    /// </summary>
    public Task<DeskResult> ContainAsync(FindingId id, string expectedState, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _contain.ContainAsync(id, expectedState, reason, caller, cancellationToken);

    /// <summary>The same from the bucket's page, without a finding.</summary>
    public Task<DeskResult> ContainAsync(BucketId id, string expectedState, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _contain.ContainAsync(id, expectedState, reason, caller, cancellationToken);

    /// <summary>
    /// Queues the return of the Block Public Access that somebody took away from the finding's bucket; its findings are resolved when it is read
    /// back. <paramref name="expectedState"/> is the bucket's own setting that the caller saw.
    /// </summary>
    public Task<DeskResult> RestoreBlockAsync(FindingId id, string expectedState, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _restore.RestoreAsync(id, expectedState, reason, caller, cancellationToken);

    /// <summary>The same from the bucket's page, without a finding.</summary>
    public Task<DeskResult> RestoreBlockAsync(BucketId id, string expectedState, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _restore.RestoreAsync(id, expectedState, reason, caller, cancellationToken);

    /// <summary>
    /// Queues the return of the default encryption that somebody took away from the finding's bucket. <paramref name="expectedState"/> is the one
    /// that the caller saw live, and <paramref name="expectedFormer"/> the one that they were shown as the former (<see cref="BucketEncryption.State"/>).
    /// </summary>
    public Task<DeskResult> RestoreEncryptionAsync(
        FindingId id, string expectedState, string expectedFormer, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _encryption.RestoreAsync(id, expectedState, expectedFormer, reason, caller, cancellationToken);

    public Task<DeskPreview> PreviewRestoreEncryptionAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        _encryption.PreviewAsync(id, caller, cancellationToken);

    /// <summary>
    /// Queues the return of the Block Public Access that a whole account lost: one write, and the findings of every bucket that it holds back are
    /// resolved when it is read back. <paramref name="expectedState"/> is the account's setting that the caller saw.
    /// </summary>
    public Task<DeskResult> RestoreAccountBlockAsync(string accountId, string expectedState, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _accounts.RestoreAsync(accountId, expectedState, reason, caller, cancellationToken);

    public Task<DeskPreview> PreviewRestoreAccountBlockAsync(string accountId, Caller caller, CancellationToken cancellationToken) =>
        _accounts.PreviewRestoreAsync(accountId, caller, cancellationToken);

    /// <summary>
    /// Queues the return of what one action replaced, and pauses automatic mode for the bucket. When somebody gets access by it,
    /// <paramref name="confirmWidening"/> must say that this is wanted.
    /// </summary>
    public Task<DeskResult> UndoAsync(
        long attemptId, string expectedState, bool confirmWidening, string? reason, Caller caller, CancellationToken cancellationToken) =>
        UndoAsync(attemptId, expectedState, confirmWidening, acceptLockOut: false, reason, caller, cancellationToken);

    /// <summary>The same for the latest action of a finding.</summary>
    public Task<DeskResult> UndoAsync(
        FindingId id, string expectedState, bool confirmWidening, string? reason, Caller caller, CancellationToken cancellationToken) =>
        UndoAsync(id, expectedState, confirmWidening, acceptLockOut: false, reason, caller, cancellationToken);

    /// <summary>Accepts the risk of exactly this problem, as it was seen, for a time; the finding is suppressed until then. Superseded when it is worse by now.</summary>
    public Task<DeskResult> GrantExceptionAsync(FindingId id, SuppressionSeen seen, ExceptionGrant grant, Caller caller, CancellationToken cancellationToken) =>
        _suppressions.GrantAsync(id, seen, grant, caller, cancellationToken);

    public Task<DeskResult> ExtendExceptionAsync(
        SuppressionId id, DateTime expiresUtc, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _suppressions.ExtendAsync(id, expiresUtc, reason, caller, cancellationToken);

    /// <summary>Ends an exception before its time; the finding opens again.</summary>
    public Task<DeskResult> RevokeExceptionAsync(SuppressionId id, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _suppressions.RevokeAsync(id, reason, caller, cancellationToken);

    /// <summary>Says that the judge is wrong about exactly this content; the policy does not become a baseline by it.</summary>
    public Task<DeskResult> MarkFalsePositiveAsync(FindingId id, SuppressionSeen seen, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _suppressions.MarkFalsePositiveAsync(id, seen, reason, caller, cancellationToken);

    /// <summary>
    /// Takes back a decision that wrote nothing to AWS: an approval, an exception, a false positive, a change of mode or of the automatic action.
    /// </summary>
    public Task<DeskResult> UndoDecisionAsync(long decisionId, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _decisionUndo.UndoAsync(decisionId, reason, caller, cancellationToken);

    /// <summary>Says for which decisions about the bucket a second person is needed; null: as the configuration says. Needs a reason.</summary>
    public Task<DeskResult> SetFourEyesAsync(BucketId id, EyesRule? rule, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _rules.SetAsync(id, rule, reason, caller, cancellationToken);

    public Task<DeskResult> SetModeAsync(BucketId id, AutomaticMode mode, string? reason, Caller caller, CancellationToken cancellationToken) =>
        SetModeAsync(id, mode, overrideProtection: false, reason, caller, cancellationToken);

    /// <summary>
    /// The same; <paramref name="overrideProtection"/> lets automatic mode act in spite of the bucket's protected class or the tool that
    /// manages it, and then a reason is needed.
    /// </summary>
    public Task<DeskResult> SetModeAsync(
        BucketId id, AutomaticMode mode, bool overrideProtection, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _modes.SetAsync(id, mode, overrideProtection, reason, caller, cancellationToken);

    /// <summary>Says which of its two actions automatic mode takes on the bucket.</summary>
    public Task<DeskResult> SetAutomaticActionAsync(BucketId id, AutomaticAction action, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _buckets.SetAutomaticActionAsync(id, action, reason, caller, cancellationToken);

    /// <summary>Lets automatic mode act again on a bucket where a guard or an undo held it; needs a reason.</summary>
    public Task<DeskResult> ResumeAsync(BucketId id, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _resumes.ResumeBucketAsync(id, reason, caller, cancellationToken);

    /// <summary>Closes the circuit breaker of an account; needs a reason.</summary>
    public Task<DeskResult> ResumeAccountAsync(string accountId, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _resumes.ResumeAccountAsync(accountId, reason, caller, cancellationToken);

    /// <summary>Stops automatic mode for everybody (Analyst), or releases the stop (Administrator).</summary>
    public Task<DeskResult> SetGlobalStopAsync(bool on, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _buckets.SetGlobalStopAsync(on, reason, caller, cancellationToken);

    /// <summary>Asks for a fresh look at the bucket in AWS.</summary>
    public Task<DeskResult> RequestLookAsync(BucketId id, Caller caller, CancellationToken cancellationToken) =>
        _buckets.RequestLookAsync(id, caller, cancellationToken);

    public Task<DeskPreview> PreviewApproveAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        _previews.ApproveAsync(id, caller, cancellationToken);

    public Task<DeskPreview> PreviewRevertAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        _previews.RevertAsync(id, caller, cancellationToken);

    public Task<DeskPreview> PreviewRepairAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        _previews.RepairAsync(id, caller, cancellationToken);

    public Task<DeskPreview> PreviewContainAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        _contain.PreviewAsync(id, caller, cancellationToken);

    public Task<DeskPreview> PreviewContainAsync(BucketId id, Caller caller, CancellationToken cancellationToken) =>
        _contain.PreviewAsync(id, caller, cancellationToken);

    public Task<DeskPreview> PreviewRestoreBlockAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        _restore.PreviewAsync(id, caller, cancellationToken);

    public Task<DeskPreview> PreviewRestoreBlockAsync(BucketId id, Caller caller, CancellationToken cancellationToken) =>
        _restore.PreviewAsync(id, caller, cancellationToken);

    public Task<DeskPreview> PreviewUndoAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        _undo.PreviewAsync(id, caller, cancellationToken);

    public Task<DeskPreview> PreviewUndoAsync(long attemptId, Caller caller, CancellationToken cancellationToken) => OfAccountOrBucketAsync(
        attemptId, () => _accounts.PreviewUndoAsync(attemptId, caller, cancellationToken), () => _undo.PreviewAsync(attemptId, caller, cancellationToken), cancellationToken);

    private async Task<T> OfAccountOrBucketAsync<T>(long attemptId, Func<Task<T>> ofAccount, Func<Task<T>> ofBucket, CancellationToken cancellationToken) =>
        await (await _accounts.IsOfAccountAsync(attemptId, cancellationToken).ConfigureAwait(false) ? ofAccount() : ofBucket()).ConfigureAwait(false);

    public Task<DeskPreview> PreviewEscalateAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        _previews.EscalateAsync(id, caller, cancellationToken);

    /// <summary>Queues the console's own deny on the user or role of a repeat-offender finding.</summary>
    public Task<DeskResult> QuarantineAsync(
        FindingId id, QuarantineChoice choice, string expectedFingerprint, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _quarantine.QuarantineAsync(id, choice, expectedFingerprint, reason, caller, cancellationToken);

    /// <summary>Queues taking away exactly what a quarantine put; somebody else's change of it ends in Superseded.</summary>
    public Task<DeskResult> ReleaseAsync(FindingId id, string expectedFingerprint, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _quarantine.ReleaseAsync(id, expectedFingerprint, reason, caller, cancellationToken);

    /// <summary>Closes a repeat-offender finding as it is in <paramref name="expectedVersion"/>; a quarantine stays.</summary>
    public Task<DeskResult> SettleAsync(FindingId id, int expectedVersion, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _quarantine.SettleAsync(id, expectedVersion, reason, caller, cancellationToken);

    public Task<DeskQuarantinePreview> PreviewQuarantineAsync(FindingId id, QuarantineChoice choice, Caller caller, CancellationToken cancellationToken) =>
        _quarantine.PreviewQuarantineAsync(id, choice, caller, cancellationToken);

    public Task<DeskQuarantinePreview> PreviewReleaseAsync(FindingId id, Caller caller, CancellationToken cancellationToken) =>
        _quarantine.PreviewReleaseAsync(id, caller, cancellationToken);

    /// <summary>
    /// Undo of one action; <paramref name="acceptLockOut"/> says that the console may take away its own way back by it. An account's block
    /// locks nobody out, so there is nothing to accept.
    /// </summary>
    public Task<DeskResult> UndoAsync(
        long attemptId, string expectedState, bool confirmWidening, bool acceptLockOut, string? reason, Caller caller, CancellationToken cancellationToken) =>
        OfAccountOrBucketAsync(attemptId,
            () => _accounts.UndoAsync(attemptId, expectedState, confirmWidening, reason, caller, cancellationToken),
            () => _undo.UndoAsync(attemptId, expectedState, new UndoConfirmation(confirmWidening, acceptLockOut), reason, caller, cancellationToken), cancellationToken);

    /// <summary>The same for the latest action of a finding.</summary>
    public Task<DeskResult> UndoAsync(
        FindingId id, string expectedState, bool confirmWidening, bool acceptLockOut, string? reason, Caller caller, CancellationToken cancellationToken) =>
        _undo.UndoAsync(id, expectedState, new UndoConfirmation(confirmWidening, acceptLockOut), reason, caller, cancellationToken);
}
