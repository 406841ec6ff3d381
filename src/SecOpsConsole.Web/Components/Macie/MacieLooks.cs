using SecOpsConsole.Core.Ports.Macie;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Macie;

/// <summary>Macie in pictures and words.</summary>
public static class MacieLooks
{
    public static Look Of(MacieStatus status) => status switch
    {
        MacieStatus.Enabled => new(IconName.Tick, "Enabled", "good"),
        MacieStatus.Paused => new(IconName.Pause, "Paused", "wait"),
        MacieStatus.NotEnabled => new(IconName.Off, "Not enabled", "plain"),
    };

    public static Look Of(MacieJobState state) => state switch
    {
        MacieJobState.Running => new(IconName.Play, "Running", "accent"),
        MacieJobState.UserPaused => new(IconName.Pause, "Paused", "wait"),
        MacieJobState.Paused => new(IconName.Pause, "Paused by Macie", "bad"),
        MacieJobState.Idle => new(IconName.Clock, "Waits for its next run", "plain"),
        MacieJobState.Complete => new(IconName.Tick, "Complete", "good"),
        MacieJobState.Cancelled => new(IconName.Close, "Cancelled", "plain"),
    };

    /// <summary>Null: Macie does not know.</summary>
    public static Look OfPublic(bool? isPublic) => isPublic switch
    {
        true => new(IconName.Globe, "Public", "bad"),
        false => new(IconName.Lock, "Not public", "plain"),
        null => new(IconName.Question, "Unknown", "wait"),
    };

    public static string Of(MacieSelector selector) => selector switch
    {
        MacieSelector.Recommended => "Recommended",
        MacieSelector.All => "All",
        MacieSelector.Include => "Only these",
        MacieSelector.Exclude => "All but these",
        MacieSelector.None => "None, custom ones only",
    };

    public static string Of(MacieSchedule? schedule) => schedule switch
    {
        null => "Once",
        { Frequency: MacieFrequency.Daily } => "Daily",
        { Frequency: MacieFrequency.Weekly, Day: { } day } => $"Weekly, on {day}",
        { Frequency: MacieFrequency.Weekly } => "Weekly",
        { Frequency: MacieFrequency.Monthly } => $"Monthly, on day {schedule.DayOfMonth}",
        { Frequency: _ } => "",
    };

    public static string Of(MacieView view) => view switch
    {
        MacieView.Jobs => "Classification jobs",
        MacieView.Identifiers => "Custom data identifiers",
        MacieView.AllowLists => "Allow lists",
        MacieView.SuppressionRules => "Suppression rules",
        MacieView.Coverage => "Coverage",
    };

    /// <summary>A severity level: "High from 10 matches".</summary>
    public static string Of(MacieSeverityLevel level)
    {
        var severity = level.Severity.Length > 1 ? level.Severity[0] + level.Severity[1..].ToLowerInvariant() : level.Severity;
        return level.Occurrences == 1 ? $"{severity} from the first match" : $"{severity} from {level.Occurrences} matches";
    }

    /// <summary>Macie's publishing frequency in words.</summary>
    public static string Every(string frequency) => frequency switch
    {
        "FIFTEEN_MINUTES" => "every 15 minutes",
        "ONE_HOUR" => "every hour",
        "SIX_HOURS" => "every six hours",
        _ => frequency,
    };

    /// <summary>1,536 as 1.5 KiB.</summary>
    public static string Size(long bytes)
    {
        string[] units = ["B", "KiB", "MiB", "GiB", "TiB"];
        var (size, unit) = ((double)bytes, 0);
        while (size >= 1024 && unit < units.Length - 1)
        {
            (size, unit) = (size / 1024, unit + 1);
        }

        return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{size:0.#} {units[unit]}");
    }

    /// <summary>One entry per line or comma, blank ones left out.</summary>
    public static IReadOnlyList<string> Lines(string? text) =>
        (text ?? "").Split(['\n', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
