using SecOpsConsole.Core.Sweep;
using SecOpsConsole.Web.Components.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Sweeps;

/// <summary>The words for sweeps and inventories.</summary>
public static class SweepWords
{
    public static string Of(SweepKind kind) => kind switch
    {
        SweepKind.Sweep => "Sweep",
        SweepKind.Inventory => "Inventory",
    };

    public static Look Of(SweepState state) => state switch
    {
        SweepState.Waiting => new(IconName.Clock, "Waiting", "wait"),
        SweepState.Running => new(IconName.Play, "Under way", "accent"),
        SweepState.Completed => new(IconName.Tick, "Completed", "good"),
        SweepState.Failed => new(IconName.Warning, "Ended early", "bad"),
    };

    /// <summary>How far it is: "120 of 400 buckets"; without a total it has not listed them yet.</summary>
    public static string Progress(SweepRunRow run) => run switch
    {
        { State: SweepState.Waiting } => "lists the buckets",
        { State: SweepState.Completed } => Count(run.Done, "bucket"),
        _ => $"{run.Done} of {Count(run.Total, "bucket")}",
    };

    /// <summary>What it found; an inventory compares nothing.</summary>
    public static string Results(SweepRunRow run) => string.Join(", ", Parts(run));

    private static IEnumerable<string> Parts(SweepRunRow run)
    {
        if (run.Kind == SweepKind.Sweep)
        {
            yield return run.Changed == 0 ? "no difference" : Count(run.Changed, "difference");
            if (run.Found > 0)
            {
                yield return Count(run.Found, "finding");
            }
        }

        if (run.Failed > 0)
        {
            yield return $"{run.Failed} could not be read";
        }
    }

    public static string Count(int number, string word) => number == 1 ? $"1 {word}" : $"{number} {word}s";
}
