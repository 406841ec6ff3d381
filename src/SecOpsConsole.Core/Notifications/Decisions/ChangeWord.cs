namespace SecOpsConsole.Core.Notifications.Decisions;

/// <summary>How something of the console's own changed.</summary>
public enum ChangeWord
{
    /// <summary>Automatic mode, or the stop of it, is on now.</summary>
    On,
    Off,
    /// <summary>The stop is over.</summary>
    Released,
    /// <summary>From one mode to another, neither of which acts.</summary>
    Changed,
    /// <summary>What automatic mode does was changed.</summary>
    ActionChanged,
    /// <summary>What stands against automatic mode here was overridden.</summary>
    Overridden,
    Paused,
    Resumed,
    /// <summary>Of a breaker: automatic mode is held in the account.</summary>
    Opened,
    /// <summary>Of a breaker: one write is tried.</summary>
    HalfOpened,
    Closed,
    Filed,
    Granted,
    Refused,
    Withdrawn,
    Expired,
    Overtaken,
}
