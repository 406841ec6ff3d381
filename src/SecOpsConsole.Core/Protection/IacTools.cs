using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Core.Protection;

/// <summary>The tools that keep a bucket as a text says, whatever somebody changes by hand.</summary>
public static class IacTools
{
    /// <summary>So long after its last call a tool counts as managing the bucket.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(180);

    private static readonly string[] s_appliers = ["Terraform", "OpenTofu", "Pulumi"];
    private static readonly string[] s_stacks = ["CloudFormation", "CDK"];

    /// <summary>True for a tool of <see cref="Findings.Actor.Tool"/> that applies code.</summary>
    public static bool IsOne(string? tool) => s_appliers.Contains(tool) || s_stacks.Contains(tool);

    /// <summary>The tool that applies code and changed the bucket lately; null when none did.</summary>
    public static string? Of(Bucket bucket, DateTime nowUtc) =>
        bucket is { ManagedBy: { } tool, ManagedUtc: { } last } && last > nowUtc - Memory ? tool : null;

    /// <summary>What the tool will make of a change by hand. Terraform undoes it; CloudFormation compares templates, not buckets.</summary>
    public static string Warning(string tool) => s_stacks.Contains(tool)
        ? $"{tool} manages this bucket: its stack does not notice what is changed here, but the next change of the policy in the template, or a drift-aware change set, will undo this unless the code is changed too."
        : $"{tool} manages this bucket: the next apply will undo this unless the code is changed too.";
}
