namespace SecOpsConsole.Core.Findings;

/// <summary>The tabs of the findings list: what an analyst asks first.</summary>
public enum FindingView
{
    /// <summary>New or notified, nobody has decided, not held and not escalated; the default.</summary>
    NeedsDecision,
    /// <summary>Open and assigned to somebody.</summary>
    Escalated,
    /// <summary>Open and a guard or a failure stopped the remediation.</summary>
    Held,
    /// <summary>Resolved by automatic mode, newest first.</summary>
    Automatic,
    Suppressed,
    Resolved,
    All,
}
