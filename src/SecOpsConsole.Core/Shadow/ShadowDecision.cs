using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Shadow;

/// <summary>
/// What automatic mode would have done about a finding, and what people did: one row for each opening of a finding and content of
/// the policy. Recorded in Shadow and, without a word on the timeline, in Review; in Automatic it is what was decided, which a replay
/// compares with and a scorecard leaves out.
/// </summary>
public sealed class ShadowDecision
{
    public long Id { get; set; }
    public long BucketId { get; set; }
    public long FindingId { get; set; }

    /// <summary>Which opening of the finding: how often it had been reopened.</summary>
    public int Opening { get; set; }
    public required string Check { get; set; }

    /// <summary>Of the live policy that was decided about.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>When automatic mode would have acted. Rows of one bucket, content and instant are one decision about several findings.</summary>
    public DateTime AtUtc { get; set; }

    /// <summary>The bucket's mode at that time.</summary>
    public AutomaticMode Mode { get; set; }
    public ShadowWould Would { get; set; }

    /// <summary>With <see cref="ShadowWould.Write"/>: what it would have done, and the fingerprint it would have written.</summary>
    public RemediationActionId? Action { get; set; }
    public string? TargetFingerprint { get; set; }

    /// <summary>With <see cref="ShadowWould.Hold"/>.</summary>
    public HoldReason? HoldReason { get; set; }

    /// <summary>With <see cref="ShadowWould.Person"/>: why, in one sentence.</summary>
    public string? Why { get; set; }

    /// <summary>The facts that were decided on, as far as they cannot be found again: a replay needs them.</summary>
    public bool Reachable { get; set; }
    public Severity Severity { get; set; }
    public DateTime? EventUtc { get; set; }

    /// <summary>What a person decided about the same finding and content; null: nothing yet.</summary>
    public PersonDecision? Decision { get; set; }
    public string? DecidedBy { get; set; }
    public DateTime? DecidedUtc { get; set; }

    /// <summary>When that decision was undone.</summary>
    public DateTime? TakenBackUtc { get; set; }

    /// <summary>What the two compare to, so that a list can ask for it.</summary>
    public ShadowAgreement Agreement { get; private set; }

    /// <summary>Called after every change of what is compared.</summary>
    public void Compare() => Agreement = ShadowComparison.Of(Would, Decision, TakenBackUtc is not null);
}
