using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Findings;

/// <summary>
/// A change of many findings is one row of the queue: the one that comes first in its order stands for all of them. Only in the unfiltered
/// queue: whoever filters looks for single findings.
/// </summary>
internal static class FindingFold
{
    public static bool Applies(FindingFilter filter) => filter == new FindingFilter { View = FindingView.NeedsDecision, Fold = true };

    public static IQueryable<Finding> Apply(ConsoleDbContext db, IQueryable<Finding> findings)
    {
        var queue = FindingListQuery.InView(db, FindingView.NeedsDecision);
        return findings.Where(f => f.ChangeSetId == null
            || queue.Where(other => other.ChangeSetId != null && other.ChangeSetId == f.ChangeSetId).Take(FindingFilter.FoldAbove + 1).Count() <= FindingFilter.FoldAbove
            || queue.Where(other => other.ChangeSetId != null && other.ChangeSetId == f.ChangeSetId)
                .OrderByDescending(other => other.Severity).ThenByDescending(other => EF.Property<int>(other, FindingOrder.Exposed)).ThenBy(other => other.EventUtc).ThenBy(other => other.Id)
                .Select(other => other.Id).FirstOrDefault() == f.Id);
    }
}
