using SecOpsConsole.Core.Buckets;
using SecOpsConsole.Core.Ports;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Sweep;

/// <summary>Compares what AWS answered with what the store knows. Pure: a row and an answer in, a verdict out.</summary>
internal static class SweepComparison
{
    public static SweepVerdict Of(Bucket? known, bool attemptActive, AwsAnswer<BucketAccess> live)
    {
        if (live.Fault is { } fault)
        {
            return OfFault(known, fault);
        }

        return known switch
        {
            null or { ObservedUtc: null } or { DeletedUtc: not null } => SweepVerdict.New,
            _ when attemptActive => SweepVerdict.Busy,
            { LookError: not null } or { LiveFingerprint: null } => SweepVerdict.Differs,
            _ => Differs(known, live.Value!) ? SweepVerdict.Differs : SweepVerdict.Same,
        };
    }

    /// <summary>What could not be read now, or not then, is unknown and no difference.</summary>
    private static bool Differs(Bucket known, BucketAccess live) =>
        PolicyFingerprint.OfText(live.PolicyText).Value != known.LiveFingerprint
        || (live.BlockPublicAccess is { } block && BlockOf(known) != block)
        || (live.AclPublic is { } open && open != known.AclPublic)
        || (live.AclGrants is { } grants && known.AclGrants is { } granted && grants != granted)
        || (live.Encryption is { } encryption && known.Encryption is { } before && encryption != before);

    /// <summary>The settings as they are known; null when they could not be read.</summary>
    public static BlockPublicAccess? BlockOf(Bucket known) => known.OwnBlock;

    private static SweepVerdict OfFault(Bucket? known, AwsFault fault) => fault.Kind switch
    {
        AwsFaultKind.Missing => known is { DeletedUtc: null, ObservedUtc: not null } ? SweepVerdict.Gone : SweepVerdict.Same,
        AwsFaultKind.NotConfigured => SweepVerdict.Same,
        AwsFaultKind.Denied or AwsFaultKind.Invalid => known is { LookError: not null } ? SweepVerdict.Unreadable : SweepVerdict.Refused,
        AwsFaultKind.Transient or AwsFaultKind.Throttled or AwsFaultKind.Conflict => SweepVerdict.Unreadable,
    };
}
