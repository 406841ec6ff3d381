using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Invariants.Record;

namespace SecOpsConsole.Invariants.Rules;

/// <summary>I6, I7 and I8: decisions are one person's who may, and the record of them has no gap.</summary>
internal static class DecisionRules
{
    private static readonly FindingEventKind[] s_decided =
        [FindingEventKind.Approved, FindingEventKind.Escalated, FindingEventKind.ModeChanged, FindingEventKind.GlobalStopChanged];

    public static IEnumerable<string> Check(Run run) => Approvals(run).Concat(Gaps(run)).Concat(Rights(run));

    private static IEnumerable<string> Approvals(Run run)
    {
        foreach (var version in run.Record.Versions.Where(version => version.ApprovedBy is not null))
        {
            if (!version.Accepted)
            {
                yield return $"I6: version {version.Id} was approved by {version.ApprovedBy} and is not accepted.";
            }

            if (!run.Record.Timeline.Any(row => row.Kind == FindingEventKind.Approved && row.BucketId == version.BucketId && row.Who == version.ApprovedBy))
            {
                yield return $"I6: version {version.Id} is approved by {version.ApprovedBy}, and no row of the timeline tells of it.";
            }
        }

        foreach (var finding in run.Record.Findings)
        {
            var rows = run.Record.Timeline.Where(row => row.FindingId == finding.Id).ToList();
            var openings = 1 + rows.Count(row => row.Kind is FindingEventKind.Reopened or FindingEventKind.Undone);
            if (rows.Count(row => row.Kind == FindingEventKind.Approved) is var approvals && approvals > openings)
            {
                yield return $"I6: {finding} was open {openings} times and approved {approvals} times.";
            }

            if (finding.Resolution == Resolution.ChangeApproved && !run.Record.Versions.Any(version =>
                version.BucketId == finding.BucketId && version.Fingerprint == finding.Fingerprint && version is { Accepted: true, ApprovedBy: not null }))
            {
                yield return $"I6: {finding} is approved, but not for the content that it is about.";
            }
        }
    }

    /// <summary>Ids are given inside the transaction: a number that is missing is a row that was taken out.</summary>
    private static IEnumerable<string> Gaps(Run run)
    {
        long expected = 1;
        foreach (var row in run.Record.Timeline)
        {
            if (row.Id != expected)
            {
                yield return $"I7: the timeline goes from row {expected - 1} to row {row.Id}.";
            }

            expected = row.Id + 1;
        }
    }

    /// <summary>A tripped guard hands the fight over to people; everything else is for a person to decide.</summary>
    private static bool IsAGuards(StoredTelling row) => row is { Kind: FindingEventKind.Escalated, Who: "automatic mode" };

    private static IEnumerable<string> Rights(Run run)
    {
        var roles = run.Record.People.ToLookup(person => person.Name, person => (Role)person.Role, StringComparer.Ordinal);
        var decisions = run.Record.Timeline.Where(row => s_decided.Contains(row.Kind) && !IsAGuards(row)).Select(row => (row.Who, What: $"row {row.Id} of the timeline ({row.Kind})"))
            .Concat(run.Record.Attempts.Where(attempt => attempt.Trigger == AttemptTrigger.Person).Select(attempt => (attempt.Who, What: attempt.ToString())));
        foreach (var (who, what) in decisions)
        {
            if (!roles[who].Any(role => role != Role.Viewer))
            {
                yield return $"I8: {what} is by {who}, who may not decide that.";
            }
        }
    }
}
