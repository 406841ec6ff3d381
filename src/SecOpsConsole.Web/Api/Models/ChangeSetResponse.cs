using SecOpsConsole.Core.ChangeSets;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Web.Api.Models;

/// <summary>One change: who did it with what and when, what its findings come to now, and how many signals told of it.</summary>
public sealed record ChangeSetResponse(
    long Id, string AccountId, ActorResponse Actor, DateTime FirstUtc, DateTime LastUtc,
    int Findings, int Open, int NeedsDecision, int Buckets, Severity? HighestSeverity, int CloudTrailSignals, int ConfigSignals, int MacieSignals)
{
    public static ChangeSetResponse From(ChangeSetDetail detail)
    {
        var change = detail.Change;
        return new ChangeSetResponse(
            change.Id, change.AccountId, ActorResponse.From(detail.Actor), change.FirstUtc, change.LastUtc,
            change.Findings, change.Open, change.NeedsDecision, change.Buckets, change.HighestSeverity, detail.CloudTrail, detail.Config, detail.Macie);
    }
}
