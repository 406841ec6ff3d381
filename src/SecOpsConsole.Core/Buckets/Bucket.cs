using SecOpsConsole.Core.Desk.Requests;
using SecOpsConsole.Core.Findings;

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
    /// <summary>What automatic mode does here when it acts.</summary>
    public AutomaticAction AutomaticAction { get; set; } = AutomaticAction.RevertToBaseline;
    /// <summary>Set when a guard stopped automatic mode here; null when it is free to act.</summary>
    public HoldReason? HoldReason { get; set; }
    public DateTime? HeldUtc { get; set; }

    /// <summary>Where a second person is needed; null: as the configuration says.</summary>
    public FourEyesRules? FourEyes { get; set; }

    public Exposure Exposure { get; set; }
    public long? LiveVersionId { get; set; }
    /// <summary>"none" when the bucket has no policy; null when never read.</summary>
    public string? LiveFingerprint { get; set; }
    public long? BaselineVersionId { get; set; }
    public bool? BlockPublicAcls { get; set; }
    public bool? IgnorePublicAcls { get; set; }
    public bool? BlockPublicPolicy { get; set; }
    public bool? RestrictPublicBuckets { get; set; }
    public bool AclPublic { get; set; }
    /// <summary>What the ACL grants to everyone, one "group permission" a line; null when not known.</summary>
    public string? AclGrants { get; set; }
    public string? Encryption { get; set; }
    public string? ObjectOwnership { get; set; }

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
}
