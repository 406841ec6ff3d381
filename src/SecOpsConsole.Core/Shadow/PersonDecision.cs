namespace SecOpsConsole.Core.Shadow;

/// <summary>What became of a finding after automatic mode's opinion was recorded.</summary>
public enum PersonDecision
{
    Reverted,
    Repaired,
    Approved,

    /// <summary>Closed for now by Block Public Access; the policy itself is not decided on.</summary>
    Contained,

    /// <summary>Handed over; the policy itself is not decided on.</summary>
    Escalated,
    FalsePositive,

    /// <summary>An exception was granted: the risk was accepted.</summary>
    ExceptionGranted,

    /// <summary>It was put right in AWS; nobody decided in the console.</summary>
    FixedExternally,

    /// <summary>The bucket is gone; nobody decided in the console.</summary>
    ResourceDeleted,
}
