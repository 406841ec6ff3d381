namespace SecOpsConsole.Policies;

/// <summary>
/// Is the policy public in the sense of the S3 user guide, "The meaning of public"? Undetermined where AWS's documents are silent
/// or contradict each other: then a person decides. Ordered by badness.
/// </summary>
public enum PublicAnswer
{
    /// <summary>Every Allow is limited to fixed values.</summary>
    No,

    /// <summary>AWS's own documents do not settle it.</summary>
    Undetermined,

    /// <summary>At least one Allow is open.</summary>
    Yes,
}
