namespace SecOpsConsole.Policies;

internal enum LimitStrength
{
    None,
    /// <summary>A wildcard inside a fixed account or organization: AWS's documents do not settle whether it limits.</summary>
    Scoped,
    Fixed,
}
