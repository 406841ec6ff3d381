using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Findings;
using SecOpsConsole.Core.Intake;
using SecOpsConsole.Core.Remediation;
using SecOpsConsole.Core.Rules.Guards;
using SecOpsConsole.Policies;
using SecOpsConsole.Web.Components.Kit;

namespace SecOpsConsole.Web.Components.Findings;

/// <summary>How a value is drawn: a picture, a word and a tone; the word alone says it all.</summary>
public readonly record struct Look(IconName Icon, string Word, string Tone);

/// <summary>The console's words and shapes for states. A new state must get its word here or the build breaks.</summary>
public static class Words
{
    public static Look Of(Severity severity) => severity switch
    {
        Severity.Critical => new(IconName.Octagon, "Critical", "critical"),
        Severity.High => new(IconName.Triangle, "High", "high"),
        Severity.Medium => new(IconName.Diamond, "Medium", "medium"),
        Severity.Low => new(IconName.Circle, "Low", "low"),
        Severity.Informational => new(IconName.Ring, "Informational", "info"),
    };

    public static Look Of(WorkflowStatus status) => status switch
    {
        WorkflowStatus.New => new(IconName.Dot, "New", "accent"),
        WorkflowStatus.Notified => new(IconName.Bell, "Notified", "plain"),
        WorkflowStatus.Resolved => new(IconName.Tick, "Resolved", "good"),
        WorkflowStatus.Suppressed => new(IconName.BellCrossed, "Suppressed", "plain"),
    };

    public static Look Of(RemediationStatus status) => status switch
    {
        RemediationStatus.NotStarted => new(IconName.Ring, "Not started", "plain"),
        RemediationStatus.AwaitingApproval => new(IconName.Eye, "Awaiting approval", "plain"),
        RemediationStatus.Queued => new(IconName.Clock, "Queued", "wait"),
        RemediationStatus.InProgress => new(IconName.Play, "In progress", "wait"),
        RemediationStatus.Succeeded => new(IconName.Play, "Written, reading back", "wait"),
        RemediationStatus.Verified => new(IconName.Tick, "Verified", "good"),
        RemediationStatus.Failed => new(IconName.Warning, "Failed", "bad"),
        RemediationStatus.Cancelled => new(IconName.Close, "Cancelled", "plain"),
        RemediationStatus.Held => new(IconName.Pause, "Held", "bad"),
        RemediationStatus.Superseded => new(IconName.ArrowRight, "Superseded", "wait"),
        RemediationStatus.Undone => new(IconName.Undo, "Undone", "wait"),
    };

    public static Look Of(AutomaticMode mode) => mode switch
    {
        AutomaticMode.Off => new(IconName.Off, "Off", "plain"),
        AutomaticMode.Shadow => new(IconName.Shadow, "Shadow", "plain"),
        AutomaticMode.Review => new(IconName.Eye, "Review", "plain"),
        AutomaticMode.Automatic => new(IconName.Bolt, "Automatic", "accent"),
    };

    public static string Explain(AutomaticMode mode) => mode switch
    {
        AutomaticMode.Off => "Changes are recorded, nothing is proposed.",
        AutomaticMode.Shadow => "Records what automatic mode would do, writes nothing.",
        AutomaticMode.Review => "A person decides about every finding.",
        AutomaticMode.Automatic => "Closes a public policy by itself, as the bucket's automatic action says and under the guards.",
    };

    public static string Of(AutomaticAction action) => action switch
    {
        AutomaticAction.RevertToBaseline => "Revert",
        AutomaticAction.RepairStatements => "Repair",
    };

    public static string Explain(AutomaticAction action) => action switch
    {
        AutomaticAction.RevertToBaseline => "Automatic mode brings the accepted baseline back; other edits of the same change go with it.",
        AutomaticAction.RepairStatements => "Automatic mode takes out only what lets everybody in; other edits of the same change stay.",
    };

    public static Look Of(Exposure exposure) => exposure switch
    {
        Exposure.Unknown => new(IconName.Question, "Unknown", "plain"),
        Exposure.OwnAccount => new(IconName.Lock, "Own account", "good"),
        Exposure.Organization => new(IconName.Building, "Organisation", "plain"),
        Exposure.OtherAccounts => new(IconName.People, "Other accounts", "wait"),
        Exposure.Blocked => new(IconName.Shield, "Blocked", "wait"),
        Exposure.AnyAwsAccount => new(IconName.Globe, "Any AWS account", "bad"),
        Exposure.Public => new(IconName.Globe, "Public", "bad"),
    };

    public static string Explain(Exposure exposure) => exposure switch
    {
        Exposure.Unknown => "The console has not been able to read this bucket.",
        Exposure.OwnAccount => "Only the bucket's own account reaches it.",
        Exposure.Organization => "Accounts of the organisation reach it.",
        Exposure.OtherAccounts => "Named accounts outside the organisation reach it.",
        Exposure.Blocked => "The policy is public, but Block Public Access holds.",
        Exposure.AnyAwsAccount => "Anyone with any AWS account reaches it.",
        Exposure.Public => "Anyone on the internet reaches it.",
    };

    /// <summary>Who gets in by what a check reports, to follow "still open: "; null for a check that is not about who gets in.</summary>
    public static string? KindOfAccess(string check) => check switch
    {
        CheckIds.PublicPrincipal => "a statement lets everybody in",
        CheckIds.AnyAuthenticatedAws => "anyone with an AWS account gets in",
        CheckIds.ExternalAccount => "other accounts get in",
        CheckIds.UnscopedService => "an AWS service gets in on behalf of any customer",
        CheckIds.Undetermined => "it is not certain who gets in",
        CheckIds.InvalidPolicy => "the policy is not valid",
        CheckIds.Unreadable => "the policy could not be read",
        CheckIds.PublicAcl => "the ACL lets everybody in",
        "Policy:IAMUser/S3BucketPublic" => "Macie says that the bucket is public",
        "Policy:IAMUser/S3BucketSharedExternally" => "Macie says that other accounts get in",
        "Policy:IAMUser/S3BucketSharedWithCloudFront" => "Macie says that CloudFront gets in",
        "Policy:IAMUser/S3BucketReplicatedExternally" => "Macie says that objects are copied to another account",
        "Policy:IAMUser/S3BlockPublicAccessDisabled" => "Macie says that Block Public Access was switched off",
        _ => null,
    };

    public static Look Of(EventStatus status) => status switch
    {
        EventStatus.Received => new(IconName.Clock, "Received", "wait"),
        EventStatus.Processed => new(IconName.Tick, "Processed", "good"),
        EventStatus.Unrecognised => new(IconName.Question, "Unrecognised", "plain"),
        EventStatus.AccountNotConfigured => new(IconName.Warning, "Account not configured", "wait"),
        EventStatus.Duplicate => new(IconName.Copy, "Duplicate", "plain"),
        EventStatus.OwnWrite => new(IconName.Equal, "Own write", "plain"),
        EventStatus.Failed => new(IconName.Warning, "Failed", "bad"),
    };

    public static Look Of(AttemptStatus status) => status switch
    {
        AttemptStatus.Queued => new(IconName.Clock, "Queued", "wait"),
        AttemptStatus.InProgress => new(IconName.Play, "In progress", "wait"),
        AttemptStatus.Succeeded => new(IconName.Play, "Written", "wait"),
        AttemptStatus.Verified => new(IconName.Tick, "Verified", "good"),
        AttemptStatus.Failed => new(IconName.Warning, "Failed", "bad"),
        AttemptStatus.Superseded => new(IconName.ArrowRight, "Superseded", "wait"),
        AttemptStatus.Cancelled => new(IconName.Close, "Cancelled", "plain"),
        AttemptStatus.Undone => new(IconName.Undo, "Undone", "plain"),
    };

    public static string Of(Resolution resolution) => resolution switch
    {
        Resolution.Reverted => "Reverted",
        Resolution.Repaired => "Repaired",
        Resolution.ChangeApproved => "Change approved",
        Resolution.FixedExternally => "Fixed externally",
        Resolution.FalsePositive => "False positive",
        Resolution.RiskAccepted => "Risk accepted",
        Resolution.Duplicate => "Duplicate",
        Resolution.ResourceDeleted => "Bucket deleted",
        Resolution.BlockRestored => "Block restored",
        Resolution.EncryptionRestored => "Encryption restored",
        Resolution.Settled => "Settled",
    };

    public static string Of(FindingSource source) => source switch
    {
        FindingSource.CloudTrail => "from CloudTrail",
        FindingSource.Inventory => "found by the inventory",
        FindingSource.Look => "found by a look",
        FindingSource.Macie => "from Macie",
        FindingSource.StepFunctions => "from Step Functions",
        FindingSource.Sweep => "found by the sweep",
        FindingSource.Config => "from AWS Config",
        FindingSource.Offences => "counted by the console",
    };

    public static string Of(VersionSource source) => source switch
    {
        VersionSource.Event => "CloudTrail event",
        VersionSource.LiveRead => "live read",
        VersionSource.Inventory => "inventory at start",
        VersionSource.Config => "AWS Config history",
        VersionSource.ReadBack => "read back after our write",
        VersionSource.PreImage => "read before our write",
        VersionSource.Macie => "told by Amazon Macie",
        VersionSource.Sweep => "sweep, no event told of it",
    };

    /// <summary>The class, the sign, and the word of the sign for who does not see it.</summary>
    public static (string Tone, string Sign, string? Word) Of(AccessSign sign) => sign switch
    {
        AccessSign.More => ("more", "+", "More access:"),
        AccessSign.Less => ("less", "−", "Less access:"),
        AccessSign.None => ("same", "·", null),
    };

    public static string Of(PublicAnswer answer) => answer switch
    {
        PublicAnswer.No => "Not public",
        PublicAnswer.Undetermined => "Undetermined",
        PublicAnswer.Yes => "Public",
    };

    public static string Explain(HoldReason reason) => HoldText.What(reason);

    public static string Of(HoldReason reason) => reason switch
    {
        HoldReason.NoBaseline => "no baseline",
        HoldReason.BaselineNotCompliant => "baseline is weak too",
        HoldReason.AutomaticWriteLimit => "too many automatic writes",
        HoldReason.WouldWidenAccess => "would widen access",
        HoldReason.Undetermined => "undetermined",
        HoldReason.InvalidPolicy => "invalid policy",
        HoldReason.GlobalStop => "stopped for everybody",
        HoldReason.EventTooOld => "event too old",
        HoldReason.PausedByUndo => "paused by an undo",
        HoldReason.Flapping => "the policy goes to and fro",
        HoldReason.WouldLockOut => "would lock the console out",
        HoldReason.ProtectedBucket => "protected bucket",
        HoldReason.ManagedByIac => "managed by code",
        HoldReason.WouldCutService => "would cut off a service",
        HoldReason.AccountHeld => "account's circuit breaker",
    };

    public static string Of(GuardScope scope) => scope switch
    {
        GuardScope.Decision => "this change",
        GuardScope.Bucket => "this bucket",
        GuardScope.Account => "the whole account",
        GuardScope.Everywhere => "everywhere",
    };
}
