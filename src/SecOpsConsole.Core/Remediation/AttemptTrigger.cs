namespace SecOpsConsole.Core.Remediation;

/// <summary>What an attempt came from; stored by name.</summary>
public enum AttemptTrigger
{
    /// <summary>Somebody decided on exactly this.</summary>
    Person,
    /// <summary>Automatic mode.</summary>
    Automatic,
    /// <summary>
    /// Nobody answered an escalation, and the bucket's rule contains it then. Nobody decided at that moment, so whatever bars automatic mode bars it,
    /// and it counts in the same budgets; the bucket's mode does not matter.
    /// </summary>
    Silence,
}
