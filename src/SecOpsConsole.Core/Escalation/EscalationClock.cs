using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Queue;
using SecOpsConsole.Core.Storage;

namespace SecOpsConsole.Core.Escalation;

/// <summary>Starts the time within which somebody must answer an escalation.</summary>
internal static class EscalationClock
{
    /// <param name="scope">The write that hands the finding over.</param>
    /// <param name="finding">It is with somebody now.</param>
    /// <param name="policy">The levels.</param>
    /// <param name="level">From 1; 0 for somebody who is on no level.</param>
    public static void Start(WriteScope scope, Finding finding, EscalationPolicy policy, int level)
    {
        (finding.EscalationLevel, finding.AcknowledgedBy, finding.AcknowledgedUtc) = (level, null, null);
        finding.AnswerByUtc = policy.AnswerWithin(level) is { } within ? scope.NowUtc + within : null;
        if (finding.AnswerByUtc is { } at)
        {
            scope.Enqueue(WorkKind.Unanswered, null, new UnansweredPayload(), at - scope.NowUtc);
        }
    }
}
