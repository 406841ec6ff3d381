using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.WhatIf;

/// <summary>
/// What the console would decide if somebody put the policy now: the decider itself, run with the bucket's present state. Nothing is
/// queued and nothing is written.
/// </summary>
public sealed record AutomaticOutlook
{
    /// <summary>The bucket's mode.</summary>
    public required AutomaticMode Mode { get; init; }

    /// <summary>The decision in the bucket's mode.</summary>
    public required RemediationDecision Decision { get; init; }

    /// <summary>The decision if the bucket were in Automatic; the same as <see cref="Decision"/> when it is.</summary>
    public required RemediationDecision InAutomatic { get; init; }

    /// <summary>What would be written, where <see cref="InAutomatic"/> is to remediate.</summary>
    public RemediationPlan? Plan { get; init; }

    /// <summary>S3 would refuse the policy before anything else: it is public, and Block Public Access refuses public policies.</summary>
    public required bool RefusedByBlock { get; init; }
}
