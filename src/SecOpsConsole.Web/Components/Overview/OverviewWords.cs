using System.Globalization;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Overview;
using SecOpsConsole.Web.Components.Bulk;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Overview;

/// <summary>The sentences and figures of the overview. What cannot be said yet is said to be so.</summary>
public static class OverviewWords
{
    private const int LongestTitle = 160;

    public const string NoData = "no data yet";

    /// <summary>The same limits as the light in the top bar.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Silent = TimeSpan.FromMinutes(15);

    public static string Exposed(OverviewNow now) => now.ExposedBuckets == 0
        ? "No bucket is known to be reachable by anyone."
        : $"{BulkLook.Count(now.ExposedBuckets, "bucket")} {(now.ExposedBuckets == 1 ? "is" : "are")} reachable by anyone now.";

    public static string ExposedMore(OverviewNow now) => (now.ExposedFindings, now.ExposedFindings - now.ExposedUndecided) switch
    {
        (0, _) => now.ExposedBuckets == 0 ? "As of the last look at each bucket." : "No finding tells of it.",
        (_, 0) => $"{BulkLook.Count(now.ExposedFindings, "finding")}, none decided yet.",
        (_, var decided) => $"{BulkLook.Count(now.ExposedFindings, "finding")}; {decided} of them decided: approved, accepted or a false positive.",
    };

    /// <summary>"acme-web: Anyone on the internet can read …"; a finding about a principal has no bucket.</summary>
    public static string First(FindingRow row)
    {
        var title = row.Title.Length > LongestTitle ? row.Title[..LongestTitle] + "…" : row.Title;
        return VisibleRuns.Flat(row.Bucket is { } bucket ? $"{bucket}: {title}" : title);
    }

    public static string Automatic(AutomaticDay day, int buckets) => (day.Total, buckets) switch
    {
        (0, 0) => "Automatic mode is on for no bucket, and did nothing since yesterday.",
        (0, _) => "Automatic mode had nothing to do since yesterday.",
        _ => $"Automatic mode acted {(day.Total == 1 ? "once" : $"{day.Total} times")} since yesterday.",
    };

    public static string AutomaticMore(AutomaticDay day, int buckets) => day.Total == 0
        ? $"On for {BulkLook.Count(buckets, "bucket")}."
        : string.Join(", ", new[] { (day.Verified, "read back as intended"), (day.Undone, "taken back by a person"), (day.Failed, "failed"), (day.UnderWay, "under way") }
            .Where(part => part.Item1 > 0).Select(part => $"{part.Item1} {part.Item2}")) + ".";

    public static string Expiring(int exceptions) => exceptions == 0
        ? "No exception ends within 14 days."
        : $"{BulkLook.Count(exceptions, "exception")} {(exceptions == 1 ? "ends" : "end")} within 14 days.";

    public static string Pipeline(PipelineState state, DateTime nowUtc) => state switch
    {
        { LastEventUtc: null } => "No event has ever arrived.",
        { Discarded: > 0 } => $"{BulkLook.Count(state.Discarded, "piece")} of work {(state.Discarded == 1 ? "was" : "were")} given up and {(state.Discarded == 1 ? "waits" : "wait")} for a person.",
        _ when Behind(state, nowUtc) is { } behind => $"The work is behind by {Times.Elapsed(behind)}.",
        { LastEventUtc: { } last } when nowUtc - last > Late => $"The last event came {Times.Relative(nowUtc - last)}.",
        _ => "Events arrive and are worked off.",
    };

    public static string PipelineTone(PipelineState state, DateTime nowUtc) => state switch
    {
        { Discarded: > 0 } => "bad",
        { LastEventUtc: null } => "wait",
        _ when Behind(state, nowUtc) is not null => "bad",
        { LastEventUtc: { } last } when nowUtc - last > Silent => "bad",
        { LastEventUtc: { } last } when nowUtc - last > Late => "wait",
        _ => "good",
    };

    public static string Duration(TimeSpan? span) => span is { } known ? Times.Elapsed(known) : NoData;

    public static string Minutes(double? minutes) => minutes is { } known ? known.ToString("#,##0", CultureInfo.InvariantCulture) : NoData;

    public static string Rate(double? rate) => rate is { } known ? known.ToString("0.#%", CultureInfo.InvariantCulture) : NoData;

    private static TimeSpan? Behind(PipelineState state, DateTime nowUtc) =>
        state.OldestDueUtc is { } due && nowUtc - due > TimeSpan.FromMinutes(1) ? nowUtc - due : null;
}
