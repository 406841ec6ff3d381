using SecOpsConsole.Core.Suppressions;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Exceptions;

/// <summary>Exceptions in pictures and words.</summary>
public static class ExceptionWords
{
    public static Look Of(ExceptionRow row) => row.State switch
    {
        SuppressionState.Active when row.Applies => new(IconName.BellCrossed, "In force", "wait"),
        SuppressionState.Active => new(IconName.Ring, "Not needed now", "plain"),
        SuppressionState.Expired => new(IconName.Clock, "Expired", "bad"),
        SuppressionState.Revoked => new(IconName.Close, "Revoked", "plain"),
        SuppressionState.Superseded => new(IconName.Warning, "Outgrown", "bad"),
    };
}
