namespace SecOpsConsole.Policies;

/// <summary>A policy's verdict together with Block Public Access.</summary>
public enum BucketExposure
{
    /// <summary>The policy is not public.</summary>
    NotPublic,

    /// <summary>Nobody can say for certain.</summary>
    Undetermined,

    /// <summary>
    /// Public, but RestrictPublicBuckets cuts off everyone except AWS services and the owner's account, also the partners of harmless
    /// statements. Removing the public statement gives those partners their access back.
    /// </summary>
    PublicButBlocked,

    /// <summary>Public, and nothing stands in the way.</summary>
    Exposed,
}
