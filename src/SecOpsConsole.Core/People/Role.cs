namespace SecOpsConsole.Core.People;

/// <summary>What a person or a token may do; each role includes the ones before it.</summary>
public enum Role
{
    /// <summary>Reads.</summary>
    Viewer,
    /// <summary>Decides, sets modes, may stop automatic mode.</summary>
    Analyst,
    /// <summary>Also releases the stop and manages people, tokens and settings.</summary>
    Administrator,
}
