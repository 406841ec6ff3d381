using SecOpsConsole.Core.Findings;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>The picture and the word of each kind of timeline row.</summary>
public static class TimelineWords
{
    public static Look Of(FindingEventKind kind) => kind switch
    {
        FindingEventKind.EventReceived => new(IconName.Events, "Event received", "plain"),
        FindingEventKind.LivePolicyRead => new(IconName.Eye, "Live policy read", "plain"),
        FindingEventKind.Judged => new(IconName.Findings, "Judged", "plain"),
        FindingEventKind.Reopened => new(IconName.Reopened, "Reopened", "bad"),
        FindingEventKind.Notified => new(IconName.Bell, "Notified", "plain"),
        FindingEventKind.Decided => new(IconName.ArrowRight, "Decided", "plain"),
        FindingEventKind.ShadowDecided => new(IconName.Shadow, "Shadow decision", "plain"),
        FindingEventKind.Held => new(IconName.Pause, "Held", "bad"),
        FindingEventKind.AttemptStarted => new(IconName.Play, "Attempt started", "wait"),
        FindingEventKind.PolicyWritten => new(IconName.Play, "Policy written", "wait"),
        FindingEventKind.SettingWritten => new(IconName.Play, "Setting written", "wait"),
        FindingEventKind.Contained => new(IconName.Shield, "Contained", "good"),
        FindingEventKind.ReadBack => new(IconName.Eye, "Read back", "plain"),
        FindingEventKind.Verified => new(IconName.Tick, "Verified", "good"),
        FindingEventKind.AttemptFailed => new(IconName.Warning, "Failed", "bad"),
        FindingEventKind.Superseded => new(IconName.ArrowRight, "Superseded", "wait"),
        FindingEventKind.Approved => new(IconName.Tick, "Approved", "good"),
        FindingEventKind.Escalated => new(IconName.Bell, "Escalated", "wait"),
        FindingEventKind.Undone => new(IconName.Undo, "Undone", "wait"),
        FindingEventKind.FixedExternally => new(IconName.Tick, "Fixed externally", "good"),
        FindingEventKind.OwnWriteRecognised => new(IconName.Equal, "Own write recognised", "plain"),
        FindingEventKind.FailedCallSeen => new(IconName.Close, "Failed call seen", "plain"),
        FindingEventKind.BucketSettingChanged => new(IconName.Buckets, "Setting changed", "plain"),
        FindingEventKind.ModeChanged => new(IconName.Bolt, "Mode changed", "plain"),
        FindingEventKind.GlobalStopChanged => new(IconName.Stop, "Global stop", "plain"),
        FindingEventKind.ReplayRequested => new(IconName.Play, "Events replayed", "plain"),
        FindingEventKind.ExternalRemediation => new(IconName.Play, "External remediation", "plain"),
        FindingEventKind.SignalReceived => new(IconName.Bell, "Signal received", "plain"),
        FindingEventKind.AccountNotConfigured => new(IconName.Warning, "Account not configured", "wait"),
        FindingEventKind.SignedIn => new(IconName.Person, "Signed in", "plain"),
        FindingEventKind.TokenCreated => new(IconName.Person, "Token created", "plain"),
        FindingEventKind.AccessChanged => new(IconName.Person, "Access changed", "plain"),
        FindingEventKind.CircuitBreakerChanged => new(IconName.Pause, "Circuit breaker", "wait"),
        FindingEventKind.ResourceDeleted => new(IconName.Close, "Bucket deleted", "plain"),
        FindingEventKind.SweepDifference => new(IconName.Search, "Found by the sweep", "wait"),
        FindingEventKind.BulkDecided => new(IconName.Findings, "Bulk decision", "plain"),
        FindingEventKind.ExceptionGranted => new(IconName.BellCrossed, "Exception granted", "wait"),
        FindingEventKind.ExceptionExtended => new(IconName.Clock, "Exception extended", "wait"),
        FindingEventKind.ExceptionRevoked => new(IconName.Close, "Exception revoked", "plain"),
        FindingEventKind.ExceptionExpiring => new(IconName.Clock, "Exception ends soon", "wait"),
        FindingEventKind.ExceptionExpired => new(IconName.Clock, "Exception expired", "bad"),
        FindingEventKind.ExceptionSuperseded => new(IconName.Warning, "More than was accepted", "bad"),
        FindingEventKind.ExceptionApplied => new(IconName.BellCrossed, "Exception applies", "plain"),
        FindingEventKind.MarkedFalsePositive => new(IconName.Equal, "False positive", "plain"),
        FindingEventKind.AuditAdopted => new(IconName.Warning, "Audit record taken over", "wait"),
        FindingEventKind.EvidenceExported => new(IconName.ArrowRight, "Evidence exported", "plain"),
        FindingEventKind.AuditExported => new(IconName.ArrowRight, "Audit record exported", "plain"),
    };
}
