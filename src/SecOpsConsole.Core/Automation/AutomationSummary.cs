using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Shadow;

namespace SecOpsConsole.Core.Automation;

/// <summary>Automatic mode at a glance.</summary>
/// <param name="Modes">How many buckets are in each mode.</param>
/// <param name="Stop">The switch above all modes.</param>
/// <param name="WindowDays">How far the scorecards look back.</param>
/// <param name="Score">Over all buckets.</param>
/// <param name="Checks">By check, the one with most decisions first.</param>
/// <param name="Quality">Of what automatic mode did itself.</param>
/// <param name="Ready">Buckets whose scorecard speaks for automatic mode and that are not in it.</param>
/// <param name="CountedAll">False when there were more opinions in the window than are counted; then the newest are.</param>
public sealed record AutomationSummary(
    ModeCounts Modes,
    GlobalStop Stop,
    int WindowDays,
    ShadowScore Score,
    IReadOnlyList<CheckScore> Checks,
    AutomaticQuality Quality,
    int Ready,
    bool CountedAll);
