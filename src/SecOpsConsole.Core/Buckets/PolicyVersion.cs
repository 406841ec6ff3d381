using SecOpsConsole.Policies;

namespace SecOpsConsole.Core.Buckets;

/// <summary>One content of a bucket's policy, addressed by fingerprint; one row per bucket and content.</summary>
public sealed class PolicyVersion
{
    public long Id { get; set; }
    public long BucketId { get; set; }
    public required string Fingerprint { get; set; }
    /// <summary>The text exactly as AWS returned it; null when the version is "no policy".</summary>
    public string? Text { get; set; }
    public DateTime FirstSeenUtc { get; set; }
    public DateTime LastSeenUtc { get; set; }

    public PublicAnswer Public { get; set; }
    public bool IsCompliant { get; set; }
    public bool IsInvalid { get; set; }
    /// <summary>The highest severity of the checks that failed; null when compliant.</summary>
    public Severity? Severity { get; set; }

    /// <summary>Accepted as a baseline candidate: judged compliant, or approved by a person for exactly this content.</summary>
    public bool Accepted { get; set; }
    public DateTime? AcceptedUtc { get; set; }
    /// <summary>Null when accepted by judgement; the person's name when approved.</summary>
    public string? ApprovedBy { get; set; }

    /// <summary>Block Public Access held it back when it was approved: the approval covers it only for so long as it is held back.</summary>
    public bool ApprovedBlocked { get; set; }
}
