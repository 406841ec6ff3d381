namespace SecOpsConsole.Policies;

/// <summary>Whether a policy is public in AWS's sense; ordered, so that "worse" can be compared.</summary>
public enum PublicAnswer
{
    /// <summary>Certain: not public.</summary>
    No,
    /// <summary>AWS's documents do not decide it; a person must.</summary>
    Undetermined,
    /// <summary>Certain: public.</summary>
    Yes,
}
