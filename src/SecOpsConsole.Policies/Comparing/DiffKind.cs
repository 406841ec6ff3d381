namespace SecOpsConsole.Policies;

/// <summary>What happened to a line.</summary>
public enum DiffKind
{
    /// <summary>The same on both sides.</summary>
    Same,

    /// <summary>Only before.</summary>
    Removed,

    /// <summary>Only after.</summary>
    Added,

    /// <summary>On both sides, with differences inside.</summary>
    Changed,
}
