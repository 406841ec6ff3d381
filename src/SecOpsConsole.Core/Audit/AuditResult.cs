namespace SecOpsConsole.Core.Audit;

/// <summary>How a verification of the audit record ended.</summary>
public enum AuditResult
{
    Sound,
    Broken,
    /// <summary>There is no key, another one, or something cannot be read.</summary>
    CannotVerify,
}
