namespace SecOpsConsole.Policies;

/// <summary>Whether a Deny hits a request of which not every value is known. Ordered: the parts of a statement are joined by the least.</summary>
internal enum DenyCertainty
{
    No,

    /// <summary>It depends on something that is not known here.</summary>
    Maybe,
    Yes,
}
