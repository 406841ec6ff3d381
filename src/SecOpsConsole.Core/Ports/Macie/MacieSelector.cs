namespace SecOpsConsole.Core.Ports.Macie;

/// <summary>Which managed data identifiers a job uses.</summary>
public enum MacieSelector
{
    /// <summary>Those that AWS recommends.</summary>
    Recommended,
    All,
    /// <summary>Only those that are named.</summary>
    Include,
    /// <summary>All but those that are named.</summary>
    Exclude,
    /// <summary>None: custom identifiers only.</summary>
    None,
}
