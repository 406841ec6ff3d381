using System.Globalization;
using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Core.Desk;

/// <summary>Where a former Block Public Access is known from, for the consequence dialog.</summary>
internal static class RestoreWords
{
    public static string WhereFrom(BlockChoice choice) => string.Create(CultureInfo.InvariantCulture,
        $"These settings were {Seen(choice.Source)} on {choice.SeenUtc:yyyy-MM-dd HH:mm} UTC{(choice.RemovedBy is { } who ? $"; {who} took them away on {choice.RemovedUtc:yyyy-MM-dd HH:mm} UTC" : "")}.");

    private static string Seen(VersionSource source) => source switch
    {
        VersionSource.Event => "told by CloudTrail",
        VersionSource.LiveRead => "read live",
        VersionSource.Inventory => "read by the inventory",
        VersionSource.Config => "recorded by AWS Config",
        VersionSource.ReadBack => "read back after the console's own write",
        VersionSource.PreImage => "read before the console's own write",
        VersionSource.Sweep => "read by the sweep",
    };
}
