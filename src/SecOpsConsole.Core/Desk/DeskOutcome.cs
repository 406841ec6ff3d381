namespace SecOpsConsole.Core.Desk;

/// <summary>How the Desk answered a command.</summary>
public enum DeskOutcome
{
    /// <summary>Done, or queued when there is an attempt.</summary>
    Accepted,
    /// <summary>Not done: another person must grant it; the request is filed.</summary>
    Requested,
    NotFound,
    /// <summary>The person's or token's role does not allow it, or it was disabled.</summary>
    Forbidden,
    /// <summary>The live policy is no longer the one that the caller saw; nothing was written.</summary>
    Superseded,
    /// <summary>Somebody was first; the message says who.</summary>
    Conflict,
    /// <summary>The state of the finding or bucket does not allow it; the message says why.</summary>
    NotAllowed,
    /// <summary>The input is not usable; the message says which part.</summary>
    Invalid,
}
