namespace SecOpsConsole.Sandbox.S3.Access;

/// <summary>What a bucket policy says to one question.</summary>
internal enum PolicyAnswer
{
    /// <summary>No statement applies.</summary>
    Silent,

    /// <summary>Allowed for the caller's account: its own identity policies must allow the action too.</summary>
    AllowsAccount,

    /// <summary>Allowed for the caller by name, or for everybody.</summary>
    AllowsCaller,

    /// <summary>Explicitly denied.</summary>
    Denies,
}
