namespace SecOpsConsole.Fault.Tests.Deeds;

/// <summary>Each way in which the console comes to write to AWS.</summary>
internal enum Act
{
    /// <summary>Ana goes back to the accepted policy.</summary>
    Revert,

    /// <summary>Ana goes back to "no policy".</summary>
    Delete,

    /// <summary>Ana takes out only what lets everybody in.</summary>
    Repair,

    /// <summary>Ana takes a verified revert back.</summary>
    Undo,

    /// <summary>Automatic mode reverts by itself.</summary>
    Automatic,

    /// <summary>Ana switches Block Public Access fully on and leaves the policy.</summary>
    Contain,

    /// <summary>Ana takes a verified containment back: AWS has no configuration again.</summary>
    Uncontain,
}
