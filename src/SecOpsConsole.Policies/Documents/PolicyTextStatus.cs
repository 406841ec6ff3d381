namespace SecOpsConsole.Policies;

/// <summary>How much a source knows about a bucket's policy.</summary>
public enum PolicyTextStatus
{
    /// <summary>Nothing can be said.</summary>
    Unreadable,

    /// <summary>The bucket has no policy.</summary>
    None,

    /// <summary>There is a policy text.</summary>
    Found,
}
