using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Rules;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Tests.Rules;

/// <summary>The facts under which automatic mode acts; a test changes one of them.</summary>
internal static class Decisions
{
    public static PolicyVersion Weak { get; } = Version("weak", PublicAnswer.Yes, compliant: false, accepted: false);
    public static PolicyVersion Good { get; } = Version("good", PublicAnswer.No, compliant: true, accepted: true);

    public static PolicyVersion Version(string fingerprint, PublicAnswer answer, bool compliant, bool accepted, string? text = "{}") => new()
    {
        Fingerprint = fingerprint,
        Text = text,
        Public = answer,
        IsCompliant = compliant,
        Accepted = accepted,
    };

    public static DecisionFacts Exposed(DateTime nowUtc) => new()
    {
        Live = Weak,
        ReachableByAnyone = true,
        Baseline = Good,
        BaselineMissing = null,
        EventUtc = nowUtc.AddSeconds(-2),
    };

    public static DecisionContext Automatic(DateTime nowUtc) => new()
    {
        Mode = AutomaticMode.Automatic,
        BucketHold = null,
        GlobalStop = false,
        Breaker = null,
        AttemptActive = false,
        AttemptFailed = false,
        TargetWidens = false,
        Protected = null,
        Managed = null,
        LockOut = null,
        ServiceCut = null,
        AutomaticWritesToBucket = [],
        AutomaticWritesInAccount = [],
        TakenBackUtc = [],
        Reapplied = [],
        NowUtc = nowUtc,
    };
}
