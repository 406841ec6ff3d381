using SecOpsConsole.Core.Protection;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Buckets;

/// <summary>Chips that say what a bucket is and what manages it.</summary>
public static class BucketChips
{
    public static Look Protected { get; } = new(IconName.Shield, "protected", "wait");

    public static string Word(ProtectedClass found) => found switch
    {
        ProtectedClass.LogDestination => "log destination",
        ProtectedClass.TerraformState => "state files",
        ProtectedClass.ControlTower => "Control Tower",
        ProtectedClass.AwsCreated => "made by AWS",
        ProtectedClass.Own => "our own",
    };

    /// <summary>The classes of a row, in words.</summary>
    public static string Words(string protectedAs) =>
        string.Join(", ", protectedAs.Split(',').Select(name => Enum.TryParse<ProtectedClass>(name, out var found) ? Word(found) : name));

    public static string Explain(string protectedAs) => $"{Words(protectedAs)}: automatic mode does not act here unless a person overrides it";

    public static Look Managed(string tool) => new(IconName.Reopened, tool, "plain");
}
