using System.Reflection;

namespace SecOpsConsole.Aws;

/// <summary>What the console's role in an account must be allowed to do.</summary>
public static class IamPermissions
{
    /// <summary>Every declared action once, sorted.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. typeof(IamPermissions).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .SelectMany(method => method.GetCustomAttribute<RequiresIamAttribute>()?.Actions ?? [])
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
