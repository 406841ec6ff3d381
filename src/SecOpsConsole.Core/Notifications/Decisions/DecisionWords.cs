using SecOpsConsole.Core.Escalation;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Remediation;
using static SecOpsConsole.Core.Notifications.Decisions.DecisionOutcome;

namespace SecOpsConsole.Core.Notifications.Decisions;

/// <summary>Which decision a row of the timeline tells of, and by whom it was taken.</summary>
internal static class DecisionWords
{
    /// <summary>Null: nothing was decided; the row tells of what was seen, or of what others did.</summary>
    public static (DecisionWord What, DecisionOutcome Outcome)? Of(FindingEventKind kind, string who, ConsoleChange? change, RemediationAttempt? attempt) => (change, attempt) switch
    {
        ({ Of: var of }, _) => (of, Decided),
        (_, { Action: var action }) => Ended(kind) is { } outcome ? (Of(action), outcome) : null,
        _ => Told(kind, who),
    };

    public static DecisionWord Of(RemediationActionId action) => action switch
    {
        RemediationActionId.RevertToBaseline => DecisionWord.Revert,
        RemediationActionId.DeletePolicy => DecisionWord.DeletePolicy,
        RemediationActionId.RestorePreImage => DecisionWord.Undo,
        RemediationActionId.RepairStatements => DecisionWord.Repair,
        RemediationActionId.BlockPublicAccess => DecisionWord.Contain,
        RemediationActionId.QuarantinePrincipal => DecisionWord.Quarantine,
        RemediationActionId.RestoreBlockPublicAccess => DecisionWord.RestoreBlock,
        RemediationActionId.RestoreEncryption => DecisionWord.RestoreEncryption,
    };

    /// <summary>Whoever is no person and no token has a name of their own in the record.</summary>
    public static DecisionVia? ByName(string who) => who switch
    {
        NotificationRules.AutomaticMode => DecisionVia.Automatic,
        EscalateUnanswered.Who => DecisionVia.EscalationPolicy,
        "console" => DecisionVia.Console,
        _ => null,
    };

    private static DecisionOutcome? Ended(FindingEventKind kind) => kind switch
    {
        FindingEventKind.Verified or FindingEventKind.Contained or FindingEventKind.Undone => Verified,
        FindingEventKind.AttemptFailed => Failed,
        FindingEventKind.Held => Held,
        FindingEventKind.Superseded => Superseded,
        FindingEventKind.Decided => Cancelled,
        _ => null,
    };

    private static (DecisionWord What, DecisionOutcome Outcome)? Told(FindingEventKind kind, string who) => kind switch
    {
        FindingEventKind.Approved => (DecisionWord.Approve, Decided),
        FindingEventKind.Escalated => (DecisionWord.Escalate, Decided),
        FindingEventKind.Acknowledged => (DecisionWord.Acknowledge, Decided),
        FindingEventKind.Decided => (DecisionWord.Settle, Decided),
        FindingEventKind.ExceptionGranted => (DecisionWord.Exception, Decided),
        FindingEventKind.ExceptionExtended => (DecisionWord.ExtendException, Decided),
        FindingEventKind.ExceptionRevoked => (DecisionWord.RevokeException, Decided),
        FindingEventKind.MarkedFalsePositive => (DecisionWord.FalsePositive, Decided),
        // By the console and without an attempt: it saw that somebody had taken its write away in AWS.
        FindingEventKind.Undone => ByName(who) == DecisionVia.Console ? null : (DecisionWord.Undo, Decided),
        FindingEventKind.Held => (DecisionWord.Hold, Held),
        _ => null,
    };
}
