using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Desk;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Core.Tests.Remediation;

namespace SecOpsConsole.Core.Tests.Desk;

/// <summary>Every command of the Desk with the right that it asks for. A test fails when a command is missing here.</summary>
public sealed record DeskCommand(string Method, Right Right, Func<DeskCommand.Scene, Caller, Task<DeskOutcome>> Run)
{
    private static readonly CancellationToken None = CancellationToken.None;

    /// <summary>An exposed bucket with its finding, and a reason.</summary>
    public sealed record Scene(World World, Bucket Bucket, Finding Finding, string? Reason = null)
    {
        public AnalystDesk Desk => World.Desk;
        public FindingId FindingId => new(Finding.Id);
        public BucketId BucketId => new(Bucket.Id);
        public string Fingerprint => Bucket.LiveFingerprint!;
        public string BlockState => Bucket.BlockState!;
    }

    public static IReadOnlyList<DeskCommand> All { get; } =
    [
        Of("ApproveAsync(FindingId)", Right.Decide, (s, c) => s.Desk.ApproveAsync(s.FindingId, s.Fingerprint, s.Reason, c, None)),
        Of("ApproveAsync(FindingId, sawHeldBack)", Right.Decide, (s, c) => s.Desk.ApproveAsync(s.FindingId, s.Fingerprint, true, s.Reason, c, None)),
        Of("RevertAsync(FindingId)", Right.Decide, (s, c) => s.Desk.RevertAsync(s.FindingId, s.Fingerprint, s.Reason, c, None)),
        Of("RevertAsync(FindingId, acceptLockOut)", Right.Decide, (s, c) => s.Desk.RevertAsync(s.FindingId, s.Fingerprint, true, s.Reason, c, None)),
        Of("RepairAsync(FindingId)", Right.Decide, (s, c) => s.Desk.RepairAsync(s.FindingId, s.Fingerprint, s.Reason, c, None)),
        Of("RepairAsync(FindingId, acceptLockOut)", Right.Decide, (s, c) => s.Desk.RepairAsync(s.FindingId, s.Fingerprint, true, s.Reason, c, None)),
        Of("ContainAsync(FindingId)", Right.Decide, (s, c) => s.Desk.ContainAsync(s.FindingId, s.BlockState, s.Reason, c, None)),
        Of("ContainAsync(BucketId)", Right.Decide, (s, c) => s.Desk.ContainAsync(s.BucketId, s.BlockState, s.Reason, c, None)),
        Of("RestoreBlockAsync(FindingId)", Right.Decide, (s, c) => s.Desk.RestoreBlockAsync(s.FindingId, s.BlockState, s.Reason, c, None)),
        Of("RestoreBlockAsync(BucketId)", Right.Decide, (s, c) => s.Desk.RestoreBlockAsync(s.BucketId, s.BlockState, s.Reason, c, None)),
        Of("RestoreEncryptionAsync", Right.Decide, (s, c) => s.Desk.RestoreEncryptionAsync(s.FindingId, "AES256", "aws:kms", s.Reason, c, None)),
        Of("UndoAsync(FindingId, confirmWidening)", Right.Decide, (s, c) => s.Desk.UndoAsync(s.FindingId, s.Fingerprint, true, s.Reason, c, None)),
        Of("UndoAsync(FindingId, confirmWidening, acceptLockOut)", Right.Decide, (s, c) => s.Desk.UndoAsync(s.FindingId, s.Fingerprint, true, true, s.Reason, c, None)),
        Of("UndoAsync(Int64, confirmWidening)", Right.Decide, (s, c) => s.Desk.UndoAsync(1, s.Fingerprint, true, s.Reason, c, None)),
        Of("UndoAsync(Int64, confirmWidening, acceptLockOut)", Right.Decide, (s, c) => s.Desk.UndoAsync(1, s.Fingerprint, true, true, s.Reason, c, None)),
        Of("EscalateAsync", Right.Decide, (s, c) => s.Desk.EscalateAsync(s.FindingId, "Dana", s.Reason, null, null, c, None)),
        Of("GrantExceptionAsync", Right.Decide, (s, c) => s.Desk.GrantExceptionAsync(s.FindingId, new(s.Fingerprint), new ExceptionGrant("web team", s.Reason ?? "Accepted"), c, None)),
        Of("ExtendExceptionAsync", Right.Decide, (s, c) => s.Desk.ExtendExceptionAsync(new SuppressionId(1), s.World.Clock.NowUtc.AddDays(9), s.Reason, c, None)),
        Of("RevokeExceptionAsync", Right.Decide, (s, c) => s.Desk.RevokeExceptionAsync(new SuppressionId(1), s.Reason, c, None)),
        Of("MarkFalsePositiveAsync", Right.Decide, (s, c) => s.Desk.MarkFalsePositiveAsync(s.FindingId, new(s.Fingerprint), s.Reason ?? "Wrong", c, None)),
        Of("SetModeAsync(BucketId)", Right.SetMode, (s, c) => s.Desk.SetModeAsync(s.BucketId, AutomaticMode.Automatic, s.Reason, c, None)),
        Of("SetModeAsync(BucketId, overrideProtection)", Right.SetMode, (s, c) => s.Desk.SetModeAsync(s.BucketId, AutomaticMode.Automatic, true, s.Reason, c, None)),
        Of("SetAutomaticActionAsync", Right.SetMode, (s, c) => s.Desk.SetAutomaticActionAsync(s.BucketId, AutomaticAction.RepairStatements, s.Reason, c, None)),
        Of("RestoreAccountBlockAsync", Right.Decide, (s, c) => s.Desk.RestoreAccountBlockAsync(s.Bucket.AccountId, s.BlockState, s.Reason, c, None)),
        Of("UndoDecisionAsync", Right.Decide, (s, c) => s.Desk.UndoDecisionAsync(1, s.Reason, c, None)),
        Of("SetFourEyesAsync", Right.SetRules, (s, c) => s.Desk.SetFourEyesAsync(s.BucketId, EyesRule.All, s.Reason, c, None)),
        Of("ResumeAsync", Right.SetMode, (s, c) => s.Desk.ResumeAsync(s.BucketId, s.Reason, c, None)),
        Of("ResumeAccountAsync", Right.SetMode, (s, c) => s.Desk.ResumeAccountAsync(s.Bucket.AccountId, s.Reason, c, None)),
        Of("RequestLookAsync", Right.Decide, (s, c) => s.Desk.RequestLookAsync(s.BucketId, c, None), takesReason: false),
        Of("SetGlobalStopAsync", Right.StopAutomatic, (s, c) => s.Desk.SetGlobalStopAsync(true, s.Reason, c, None)),
        Of("SetGlobalStopAsync", Right.ReleaseStop, (s, c) => s.Desk.SetGlobalStopAsync(false, s.Reason, c, None)),
        Of("QuarantineAsync", Right.Decide, (s, c) => s.Desk.QuarantineAsync(s.FindingId, Core.Offenders.QuarantineChoice.S3Exposure, "none", s.Reason, c, None)),
        Of("ReleaseAsync", Right.Decide, (s, c) => s.Desk.ReleaseAsync(s.FindingId, "none", s.Reason, c, None)),
        Of("SettleAsync", Right.Decide, (s, c) => s.Desk.SettleAsync(s.FindingId, 1, s.Reason, c, None)),
        new("PreviewQuarantineAsync", Right.Read, async (s, c) => (await s.Desk.PreviewQuarantineAsync(s.FindingId, Core.Offenders.QuarantineChoice.S3Exposure, c, None)).Outcome),
        new("PreviewReleaseAsync", Right.Read, async (s, c) => (await s.Desk.PreviewReleaseAsync(s.FindingId, c, None)).Outcome),
        Preview("PreviewApproveAsync", (s, c) => s.Desk.PreviewApproveAsync(s.FindingId, c, None)),
        Preview("PreviewRevertAsync", (s, c) => s.Desk.PreviewRevertAsync(s.FindingId, c, None)),
        Preview("PreviewRepairAsync", (s, c) => s.Desk.PreviewRepairAsync(s.FindingId, c, None)),
        Preview("PreviewEscalateAsync", (s, c) => s.Desk.PreviewEscalateAsync(s.FindingId, c, None)),
        Preview("PreviewContainAsync(FindingId)", (s, c) => s.Desk.PreviewContainAsync(s.FindingId, c, None)),
        Preview("PreviewContainAsync(BucketId)", (s, c) => s.Desk.PreviewContainAsync(s.BucketId, c, None)),
        Preview("PreviewRestoreBlockAsync(FindingId)", (s, c) => s.Desk.PreviewRestoreBlockAsync(s.FindingId, c, None)),
        Preview("PreviewRestoreBlockAsync(BucketId)", (s, c) => s.Desk.PreviewRestoreBlockAsync(s.BucketId, c, None)),
        Preview("PreviewRestoreEncryptionAsync", (s, c) => s.Desk.PreviewRestoreEncryptionAsync(s.FindingId, c, None)),
        Preview("PreviewRestoreAccountBlockAsync", (s, c) => s.Desk.PreviewRestoreAccountBlockAsync(s.Bucket.AccountId, c, None)),
        Preview("PreviewUndoAsync(FindingId)", (s, c) => s.Desk.PreviewUndoAsync(s.FindingId, c, None)),
        Preview("PreviewUndoAsync(Int64)", (s, c) => s.Desk.PreviewUndoAsync(1, c, None)),
    ];

    /// <summary>False for what only reads.</summary>
    public bool Changes => Right != Right.Read;

    public bool TakesReason { get; private init; }

    private static DeskCommand Of(string method, Right right, Func<Scene, Caller, Task<DeskResult>> run, bool takesReason = true) =>
        new(method, right, async (scene, caller) => (await run(scene, caller)).Outcome) { TakesReason = takesReason };

    private static DeskCommand Preview(string method, Func<Scene, Caller, Task<DeskPreview>> run) =>
        new(method, Right.Read, async (scene, caller) => (await run(scene, caller)).Outcome);
}
