using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Storage;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.ChangeSets;

/// <summary>The queries behind the lists of change sets and signals, so that a test can read their plans.</summary>
internal static class ChangeSetListQuery
{
    /// <summary>Those that have findings, the newest change first.</summary>
    public static IQueryable<ChangeSetRow> Rows(ConsoleDbContext db, PageCursor? after)
    {
        var sets = db.ChangeSets.AsNoTracking().Where(set => set.HasFindings && set.MergedIntoId == null);
        if (after is not null)
        {
            var (last, id) = (after.KeyUtc, after.Id);
            sets = sets.Where(set => set.LastUtc < last || (set.LastUtc == last && set.Id < id));
        }

        return sets.OrderByDescending(set => set.LastUtc).ThenByDescending(set => set.Id).Select(ToRow(db));
    }

    /// <summary>In the order of what happened.</summary>
    public static IQueryable<SignalRow> Signals(ConsoleDbContext db, long setId, PageCursor? after)
    {
        var signals = db.Signals.AsNoTracking().Where(signal => signal.ChangeSetId == setId);
        if (after is not null)
        {
            var (at, id) = (after.KeyUtc, after.Id);
            signals = signals.Where(signal => signal.AtUtc > at || (signal.AtUtc == at && signal.Id > id));
        }

        return signals.OrderBy(signal => signal.AtUtc).ThenBy(signal => signal.Id).Select(ToSignalRow);
    }

    public static Expression<Func<ChangeSet, ChangeSetRow>> ToRow(ConsoleDbContext db) => set => new ChangeSetRow(
        set.Id, set.AccountId, set.Actor.Name, set.Actor.Arn, set.Actor.Tool, set.FirstUtc, set.LastUtc,
        db.Findings.Count(f => f.ChangeSetId == set.Id),
        db.Findings.Count(f => f.ChangeSetId == set.Id && (f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified)),
        db.Findings.Count(f => f.ChangeSetId == set.Id && (f.WorkflowStatus == WorkflowStatus.New || f.WorkflowStatus == WorkflowStatus.Notified)
            && f.Assignee == null && f.RemediationStatus != RemediationStatus.Held && f.RemediationStatus != RemediationStatus.Failed),
        db.Findings.Where(f => f.ChangeSetId == set.Id).Select(f => f.BucketId).Distinct().Count(),
        db.Findings.Where(f => f.ChangeSetId == set.Id).OrderByDescending(f => f.Severity).Select(f => (Severity?)f.Severity).FirstOrDefault());

    public static readonly Expression<Func<Signal, SignalRow>> ToSignalRow = signal => new SignalRow(
        signal.Id, signal.Kind, signal.Name, signal.ExternalId, signal.RequestId, signal.Severity, signal.BucketKey, signal.ActorName,
        signal.AtUtc, signal.EventId, signal.FindingId);
}
