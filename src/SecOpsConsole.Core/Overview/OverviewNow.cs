using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Overview;

/// <summary>The start of a shift: what is the case now. Each number is that of a list.</summary>
/// <param name="ExposedFindings">Findings whose bucket anyone reaches now, decided or not.</param>
/// <param name="ExposedBuckets">As the list of exposed buckets has them: by what the last look at each saw.</param>
/// <param name="ExposedUndecided">Those of the findings that are open.</param>
/// <param name="Worst">The highest severity of the exposed findings; null when there is none.</param>
/// <param name="NeedsDecision">As the tab of the findings counts.</param>
/// <param name="Escalated">As the tab counts.</param>
/// <param name="HeldFindings">As the tab counts.</param>
/// <param name="HeldBuckets">Buckets for which a guard has stopped automatic mode.</param>
/// <param name="AutomaticBuckets">Buckets in Automatic.</param>
/// <param name="Automatic">What automatic mode did since yesterday.</param>
/// <param name="Expiring">Exceptions that end within fourteen days.</param>
/// <param name="Pipeline">Do events arrive and is the work done.</param>
public sealed record OverviewNow(
    int ExposedFindings, int ExposedBuckets, int ExposedUndecided, Severity? Worst, int NeedsDecision, int Escalated, int HeldFindings,
    int HeldBuckets, int AutomaticBuckets, AutomaticDay Automatic, int Expiring, PipelineState Pipeline)
{
    /// <summary>What needs a decision first, as the tab orders it; null when nothing does.</summary>
    public FindingRow? First { get; init; }
}
