namespace SecOpsConsole.Policies;

/// <summary>What happened to an access.</summary>
public enum AccessChangeKind
{
    /// <summary>It is new.</summary>
    Gained,

    /// <summary>It was there, and its conditions became weaker or other ones; or a Deny over it is gone.</summary>
    Widened,

    /// <summary>It is still there, under stronger conditions; or a new Deny stands over it.</summary>
    Narrowed,

    /// <summary>It is gone.</summary>
    Lost,
}
