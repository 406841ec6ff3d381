using System.ComponentModel;
using SecOpsConsole.Core.Protection;
using SecOpsConsole.Core.Rules;

namespace SecOpsConsole.Web.Configuration;

/// <summary>What automatic mode does when a guard holds it.</summary>
[Description("Automatic mode's guards: whom they call when something keeps working against them.")]
public sealed class AutomaticSettings
{
    public const int LongestName = 200;

    [Description("Whom a guard hands a fight to when nobody has the finding yet: a person, a team or a channel, at most 200 characters.")]
    [DefaultValue("Analysts on duty")]
    public string EscalateTo { get; set; } = "Analysts on duty";

    [Description("How many minutes they have: 5 to 10080.")]
    [DefaultValue(60)]
    public int EscalateWithinMinutes { get; set; } = 60;

    [Description("Names of our own buckets that automatic mode must never write to: evidence, backups of this console. Others (logs, state files, Control Tower, made by AWS) are recognised.")]
    public string[] OwnBuckets { get; set; } = [];

    internal ProtectionOptions ToProtection() => new() { OwnBuckets = [.. OwnBuckets.Select(name => name.Trim())] };

    internal GuardOptions ToOptions() => new() { EscalateTo = EscalateTo.Trim(), EscalateWithin = TimeSpan.FromMinutes(EscalateWithinMinutes) };
}
