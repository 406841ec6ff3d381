namespace SecOpsConsole.Core.Replay;

/// <summary>In what today's rules differ from what was recorded.</summary>
public enum ReplayDifferenceKind
{
    /// <summary>The event is read as something else.</summary>
    Recognition,

    /// <summary>The policy is judged otherwise.</summary>
    Judgement,

    /// <summary>Automatic mode would decide otherwise.</summary>
    Decision,
}
