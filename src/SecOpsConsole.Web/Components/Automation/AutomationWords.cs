using SecOpsConsole.Core.Automation;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Shadow;

namespace SecOpsConsole.Web.Components.Automation;

/// <summary>The words of the Automation page.</summary>
internal static class AutomationWords
{
    public static string Of(ReadinessState state) => state switch
    {
        ReadinessState.NothingToCompare => "nothing to compare",
        ReadinessState.TooFew => "too few decisions",
        ReadinessState.Dangerous => "not ready",
        ReadinessState.Ready => "ready",
    };

    public static string Of(AttemptStatus status) => status switch
    {
        AttemptStatus.Queued => "Queued",
        AttemptStatus.InProgress => "In progress",
        AttemptStatus.Succeeded => "Written, reading back",
        AttemptStatus.Verified => "Verified",
        AttemptStatus.Failed => "Failed",
        AttemptStatus.Superseded => "Superseded",
        AttemptStatus.Cancelled => "Cancelled",
        AttemptStatus.Undone => "Undone",
    };

    public static string Quality(AutomaticQuality quality, int days) => quality.UndoRatePercent is { } rate
        ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"In {days} days: {quality.Verified + quality.Undone} changes verified, {quality.Undone} undone by people: an undo rate of {rate} %.")
        : $"It changed nothing in {days} days.";
}
