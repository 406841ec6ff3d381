namespace SecOpsConsole.Core.Findings;

/// <summary>Which way access goes by a change.</summary>
public enum AccessSign
{
    /// <summary>Neither: it stays, or the sentence is about something else.</summary>
    None,
    /// <summary>Somebody has more access by it.</summary>
    More,
    /// <summary>Somebody has less access by it.</summary>
    Less,
}
