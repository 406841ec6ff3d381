using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.FourEyes;
using SecOpsConsole.Core.Notifications;
using SecOpsConsole.Core.Notifications.Decisions;
using SecOpsConsole.Core.People;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Notifications.Channels;

/// <summary>Notices of decisions, one of each form.</summary>
internal static class Decided
{
    private static readonly NoticeDecision s_revert = new(DecisionWord.Revert, DecisionOutcome.Verified, "Ana")
    {
        Via = DecisionVia.Slack, Reason = "Decided in Slack.", Record = 412, FindingId = 17, Severity = Severity.High, Bucket = "acme-payroll-exports", AccountId = "111122223333",
        Region = "eu-west-1", AttemptId = 8, Before = new DecisionState("sha256:abcdef", 31), After = new DecisionState("sha256:012345", 29), AwsRequestId = "4442587FB7D0A2F9",
    };

    private static readonly NoticeDecision s_failed = s_revert with
    {
        What = DecisionWord.Contain, Outcome = DecisionOutcome.Failed, Who = "escalation policy", Via = DecisionVia.EscalationPolicy, FailureCode = "AccessDenied",
        Before = new DecisionState("0000", null), After = null, AwsRequestId = null, Reason = "Ana did not answer in time; Otto said that the bucket is contained then.",
    };

    private static readonly NoticeDecision s_held = s_revert with
    {
        What = DecisionWord.Hold, Outcome = DecisionOutcome.Held, Who = "automatic mode", Via = DecisionVia.Automatic, HoldReason = HoldReason.Flapping,
        AttemptId = null, After = null, AwsRequestId = null, Reason = null,
    };

    private static readonly NoticeDecision s_mode = new(DecisionWord.Mode, DecisionOutcome.Decided, "Otto")
    {
        Via = DecisionVia.Person, GrantedBy = "Petra", Reason = "as agreed", Record = 413, Bucket = "acme-payroll-exports", AccountId = "111122223333", Region = "eu-west-1",
        Change = new ConsoleChange(DecisionWord.Mode, ChangeWord.On) { From = "Review", To = "Automatic" },
    };

    private static readonly NoticeDecision s_request = s_mode with
    {
        What = DecisionWord.Request, Who = "Petra", GrantedBy = null,
        Change = new ConsoleChange(DecisionWord.Request, ChangeWord.Granted) { RequestId = 5, Request = RequestKind.FalsePositive, RequestedBy = "Ana" },
    };

    public static IReadOnlyList<NoticeDecision> All => [s_revert, s_failed, s_held, s_mode, s_request];

    /// <summary>Somebody has taken the escalated finding.</summary>
    public static Notice Taken => About(s_revert with { What = DecisionWord.Acknowledge, Outcome = DecisionOutcome.Decided }, NotificationKind.FindingChanged, "Ana has taken it. Nobody else is asked.")
        with { IsFollowUp = true };

    public static Notice Of(string name) => name switch
    {
        "verified" => About(s_revert, NotificationKind.FindingChanged, "The policy was read back several times and is the one that the console wrote."),
        "failed" => About(s_failed, NotificationKind.RemediationFailed, "AWS denied the write."),
        "held" => About(s_held, NotificationKind.AutomaticHeld, "Somebody keeps putting the same weak policy back."),
        "mode" => Alone(s_mode, NotificationKind.ModeChanged, "Otto changed the mode from Review to Automatic."),
        "request" => Alone(s_request, NotificationKind.RequestDecided, "Petra granted what Ana asked for: Mark it as a false positive."),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such notice."),
    };

    private static Notice About(NoticeDecision decision, NotificationKind kind, string text) => Notices.Of(Notices.Payroll, text: text) with
    {
        Kind = kind,
        Items = [new NoticeItem(text, Notices.Payroll.Title, Severity.High, 17, 3, Notices.At) { Decision = decision }],
    };

    private static Notice Alone(NoticeDecision decision, NotificationKind kind, string text) =>
        new(6, kind, null, 1, text, [new NoticeItem(text, null, null, null, 3, Notices.At) { Decision = decision }], Notices.At) { Channel = Notices.Channel(), ConsoleUrl = Notices.ConsoleUrl };
}
