using SecOpsConsole.Core.Findings;
using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Buckets;

/// <summary>A bucket that we know, its mode, and what was true when we last looked.</summary>
public sealed class Bucket
{
    public long Id { get; set; }
    public required string AccountId { get; set; }
    public required string Region { get; set; }
    public required string Name { get; set; }

    public AutomaticMode Mode { get; set; } = AutomaticMode.Review;
    public string? ModeSetBy { get; set; }
    public DateTime? ModeSetUtc { get; set; }
    public string? ModeReason { get; set; }
    /// <summary>For which decisions a second person is needed here, as stored (<see cref="FourEyes.EyesRule"/>); null: as the configuration says.</summary>
    public string? FourEyes { get; set; }
    public string? FourEyesSetBy { get; set; }
    public DateTime? FourEyesSetUtc { get; set; }
    /// <summary>What automatic mode does here when it acts.</summary>
    public AutomaticAction AutomaticAction { get; set; } = AutomaticAction.RevertToBaseline;
    /// <summary>Set when a guard stopped automatic mode here; null when it is free to act.</summary>
    public HoldReason? HoldReason { get; set; }
    public DateTime? HeldUtc { get; set; }
    /// <summary>Who held it: "automatic mode", or the person whose undo paused it.</summary>
    public string? HeldBy { get; set; }
    /// <summary>What tripped the guard, as one sentence.</summary>
    public string? HeldWhy { get; set; }
    /// <summary>Attempts up to this one count no more for the guards: a person resumed automatic mode after them.</summary>
    public long CountsFromAttemptId { get; set; }
    /// <summary>Until when automatic mode waits before it takes the same content away again; a look is due then.</summary>
    public DateTime? CoolDownUntilUtc { get; set; }

    public Exposure Exposure { get; set; }
    /// <summary>The severity of its worst open finding, kept at the end of each write that changes one; null when none is open.</summary>
    public Severity? WorstOpen { get; set; }
    /// <summary>What Macie found in it, as stored (<see cref="Sensitivity"/>); null when it told of nothing.</summary>
    public string? SensitiveData { get; set; }
    public long? LiveVersionId { get; set; }
    /// <summary>"none" when the bucket has no policy; null when never read.</summary>
    public string? LiveFingerprint { get; set; }
    public long? BaselineVersionId { get; set; }
    /// <summary>The bucket's own Block Public Access as its exact state (<see cref="BlockPublicAccess.State"/>); null when it could not be read.</summary>
    public string? BlockState { get; set; }
    /// <summary>The account's Block Public Access when the bucket was last looked at; null when it could not be read.</summary>
    public string? AccountBlockState { get; set; }
    /// <summary>The verified attempt that contained the bucket, while what it set is still there.</summary>
    public long? ContainedAttemptId { get; set; }
    public bool? BlockPublicAcls { get; set; }
    public bool? IgnorePublicAcls { get; set; }
    public bool? BlockPublicPolicy { get; set; }
    public bool? RestrictPublicBuckets { get; set; }
    public bool AclPublic { get; set; }
    /// <summary>What the ACL grants to everyone, one "group permission" a line; null when not known.</summary>
    public string? AclGrants { get; set; }
    /// <summary>The default encryption as its exact state (<see cref="BucketEncryption.State"/>); null when it could not be read.</summary>
    public string? Encryption { get; set; }
    public string? ObjectOwnership { get; set; }

    /// <summary>The protected classes of the bucket as the last look found them, separated by commas; null when it has none.</summary>
    public string? ProtectedAs { get; set; }
    /// <summary>Their evidence, one sentence a line in the same order.</summary>
    public string? ProtectedWhy { get; set; }
    /// <summary>The tool that applies code and last changed the bucket (<see cref="Findings.Actor.Tool"/>); null when none did.</summary>
    public string? ManagedBy { get; set; }
    /// <summary>Who used it, and when.</summary>
    public string? ManagedWho { get; set; }
    public DateTime? ManagedUtc { get; set; }
    /// <summary>In spite of what automatic mode may act here: class names and tools, separated by commas; null when nobody said so.</summary>
    public string? OverrideOf { get; set; }
    public string? OverriddenBy { get; set; }
    public DateTime? OverriddenUtc { get; set; }
    public string? OverrideReason { get; set; }

    /// <summary>When a bucket of this name was found after one was deleted; what was decided before was about that one. Null: never.</summary>
    public DateTime? RecreatedUtc { get; set; }

    /// <summary>Block Public Access goes on when nobody answers an escalation of a finding about it.</summary>
    public bool ContainOnSilence { get; set; }
    public string? SilenceSetBy { get; set; }
    public DateTime? SilenceSetUtc { get; set; }

    /// <summary>Who owns it by its tag, for routes of notices; null when it has none or it was never read.</summary>
    public string? OwnerTag { get; set; }

    /// <summary>Instant of the AWS facts above; an older look never overwrites a newer one.</summary>
    public DateTime? ObservedUtc { get; set; }
    /// <summary>When a sweep last compared the bucket with AWS.</summary>
    public DateTime? SweptUtc { get; set; }
    public DateTime? LastEventUtc { get; set; }
    public DateTime FirstSeenUtc { get; set; }
    public DateTime? DeletedUtc { get; set; }
    /// <summary>Why the last look failed, in words; null when it succeeded.</summary>
    public string? LookError { get; set; }
    public int Version { get; set; }

    /// <summary>The bucket's own settings; null when they could not be read.</summary>
    public BlockPublicAccess? OwnBlock => BlockPublicAccess.OfState(BlockState)
        ?? (this is { BlockPublicAcls: { } acls, IgnorePublicAcls: { } ignore, BlockPublicPolicy: { } policy, RestrictPublicBuckets: { } restrict }
            ? new BlockPublicAccess(acls, ignore, policy, restrict)
            : null);

    /// <summary>The account's settings; null when they could not be read.</summary>
    public BlockPublicAccess? AccountBlock => BlockPublicAccess.OfState(AccountBlockState);

    /// <summary>What holds: the bucket's own settings and the account's together. What could not be read counts as not holding.</summary>
    public BlockPublicAccess? EffectiveBlock => OwnBlock?.With(AccountBlock) ?? AccountBlock;

    /// <summary>The bucket's own settings became, or were read as, these; null: they could not be read.</summary>
    public void SetBlock(BlockPublicAccess? block)
    {
        BlockState = block?.State;
        (BlockPublicAcls, IgnorePublicAcls) = (block?.BlockPublicAcls, block?.IgnorePublicAcls);
        (BlockPublicPolicy, RestrictPublicBuckets) = (block?.BlockPublicPolicy, block?.RestrictPublicBuckets);
        if (block is { IsAllOn: false })
        {
            ContainedAttemptId = null;
        }
    }
}
