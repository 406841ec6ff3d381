using System.Globalization;
using SecOpsConsole.Core.Replay;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Replaying;

/// <summary>A replay in words.</summary>
public static class ReplayText
{
    public static string What(ReplayRun run) => run.EventId is { } id
        ? $"Replay of event {id}"
        : string.Create(CultureInfo.InvariantCulture, $"Replay of {run.Total} {(run.Total == 1 ? "event" : "events")}, {run.FromUtc:d MMM yyyy HH:mm} to {run.ToUtc:d MMM yyyy HH:mm} UTC");

    public static Look Of(ReplayRun run) => run.Status switch
    {
        ReplayStatus.Queued => new(IconName.Clock, "Queued", "wait"),
        ReplayStatus.Running => new(IconName.Play, "Running", "wait"),
        ReplayStatus.Completed when run.Different == 0 => new(IconName.Equal, "The same", "good"),
        ReplayStatus.Completed => new(IconName.Warning, "Differs", "bad"),
        ReplayStatus.Cancelled => new(IconName.Close, "Cancelled", "plain"),
        ReplayStatus.Failed => new(IconName.Warning, "Failed", "bad"),
    };

    public static string Result(ReplayRun run)
    {
        var compared = run.Done - run.NotComparable;
        var rest = run.NotComparable == 0 ? "" : $" {run.NotComparable} led to no judgement, so there was nothing to compare.";
        var kept = run.Kept < run.Different ? $" The first {run.Kept} of them are kept." : "";
        return run switch
        {
            { IsActive: true } => $"{run.Done} of {run.Total} events are done.",
            { Different: 0 } => $"Today's rules say the same as then about {compared} of {run.Done} events.{rest}",
            _ => $"{run.Different} of {run.Done} events would be read, judged or decided otherwise today.{kept}{rest}",
        };
    }

    public static string Word(ReplayDifferenceKind kind) => kind switch
    {
        ReplayDifferenceKind.Recognition => "Read as something else",
        ReplayDifferenceKind.Judgement => "Judged otherwise",
        ReplayDifferenceKind.Decision => "Decided otherwise",
    };
}
