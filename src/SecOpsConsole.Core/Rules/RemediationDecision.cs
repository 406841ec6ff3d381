using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Rules;

/// <summary>What to do about a bucket's live policy; closed, so that a new decision breaks the build where it matters.</summary>
public abstract record RemediationDecision
{
    private RemediationDecision() { }

    /// <summary>Nothing to do; <paramref name="Why"/> is for the log, not for the timeline.</summary>
    public sealed record Ignore(string Why) : RemediationDecision;

    /// <summary>A person decides; <paramref name="Why"/> is one sentence for the timeline.</summary>
    public sealed record AwaitAnalyst(string Why) : RemediationDecision;

    /// <summary>Automatic mode acts: <paramref name="Target"/> is written (its text null: the policy is deleted).</summary>
    public sealed record Remediate(RemediationActionId Action, PolicyVersion Target) : RemediationDecision;

    /// <summary>Automatic mode acts: the bucket gets back the Block Public Access whose removal laid it open.</summary>
    public sealed record RestoreBlock(BlockPublicAccess Former) : RemediationDecision;

    /// <summary>A guard stops the remediation.</summary>
    public sealed record Hold(HoldReason Reason) : RemediationDecision
    {
        /// <summary>What tripped it, as one sentence for people; prose, so two holds are equal by their reason.</summary>
        public string? What { get; init; }

        public bool Equals(Hold? other) => other?.Reason == Reason;

        public override int GetHashCode() => Reason.GetHashCode();
    }

    /// <summary>Automatic mode would act, and looks again at <paramref name="UntilUtc"/>: the cool-down of the bucket.</summary>
    public sealed record Wait(DateTime UntilUtc) : RemediationDecision;

    /// <summary>What automatic mode would have done; nothing is written.</summary>
    public sealed record RecordShadow(RemediationDecision WouldBe) : RemediationDecision;
}
