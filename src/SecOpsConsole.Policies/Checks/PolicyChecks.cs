namespace SecOpsConsole.Policies;

/// <summary>All checks, found by a scan of this assembly.</summary>
public static class PolicyChecks
{
    /// <summary>The checks, in the order of their ids.</summary>
    public static IReadOnlyList<IPolicyCheck> All { get; } =
    [
        .. typeof(PolicyChecks).Assembly.GetTypes()
            .Where(static type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(IPolicyCheck)))
            .Select(static type => (IPolicyCheck)Activator.CreateInstance(type, nonPublic: true)!)
            .OrderBy(static check => check.Id, StringComparer.Ordinal),
    ];

    /// <summary>Runs every check; the gravest finding comes first.</summary>
    /// <param name="input">The verdict, and the one before it where known.</param>
    public static IReadOnlyList<CheckFinding> Run(CheckInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return [.. All.SelectMany(check => check.Find(input)).OrderByDescending(static finding => finding.Severity)];
    }
}
