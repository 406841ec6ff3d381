namespace SecOpsConsole.Core.Findings;

/// <summary>What can happen to a finding; with the present states it decides the next ones (<see cref="FindingTransitions"/>).</summary>
public enum FindingTransition
{
    /// <summary>Somebody was told.</summary>
    NotificationSent,
    /// <summary>A remediation is proposed; a person decides.</summary>
    AwaitApproval,
    /// <summary>A person approved the change for exactly this content.</summary>
    Approve,
    /// <summary>A remediation was asked for and waits for its turn.</summary>
    Queue,
    /// <summary>The remediation runs: its pre-image is on disk.</summary>
    Start,
    /// <summary>AWS accepted the write; it is not read back yet.</summary>
    WriteAccepted,
    /// <summary>The read-back matches what a revert wrote: the only way to Resolved(Reverted).</summary>
    Verify,
    /// <summary>The read-back matches what a repair wrote: the only way to Resolved(Repaired).</summary>
    VerifyRepair,
    /// <summary>The live policy is no longer the one that was decided on; nothing was written.</summary>
    Supersede,
    /// <summary>AWS refused or could not be reached.</summary>
    Fail,
    /// <summary>The remediation was called off before it wrote.</summary>
    Cancel,
    /// <summary>A guard stopped the remediation; the note carries the reason code.</summary>
    Hold,
    Escalate,
    /// <summary>An exception was granted, bound to the content.</summary>
    Suppress,
    /// <summary>The problem is back, or the exception ended or no longer fits.</summary>
    Reopen,
    /// <summary>The live policy is good again and it was not us.</summary>
    FixedExternally,
    ResourceDeleted,
    /// <summary>A person took the remediation back.</summary>
    Undo,
    /// <summary>The read-back shows the console's own deny on the user or role; the matter stays open for a person.</summary>
    VerifyQuarantine,
    /// <summary>The console's own deny was taken away again, read back.</summary>
    Release,
    /// <summary>A person closed the matter of a repeat offender.</summary>
    Settle,
    /// <summary>The read-back matches a Block Public Access that holds: nobody outside reaches the bucket now; the policy is still to be decided on.</summary>
    Contain,
    /// <summary>The read-back matches the Block Public Access that had been taken away: what it laid open is held back again. The only way to Resolved(BlockRestored).</summary>
    VerifyRestore,
    /// <summary>The read-back matches the default encryption that had been taken away. The only way to Resolved(EncryptionRestored).</summary>
    VerifyEncryption,
    /// <summary>A person took a restored Block Public Access or default encryption away again.</summary>
    UndoRestore,
    /// <summary>A person took a containment back: the finding was open all the time.</summary>
    UndoContain,
    /// <summary>A person says that the judge is wrong about exactly this content.</summary>
    MarkFalsePositive,
    /// <summary>What went away is back, and an active exception covers it.</summary>
    SuppressAgain,
    /// <summary>A person took back an approval, an exception or a false positive: the problem did not return, it was never gone.</summary>
    UndoDecision,
}
