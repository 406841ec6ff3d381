namespace SecOpsConsole.Core.Buckets;

/// <summary>The four settings of S3 Block Public Access of one bucket.</summary>
public sealed record BlockPublicAccess(bool BlockPublicAcls, bool IgnorePublicAcls, bool BlockPublicPolicy, bool RestrictPublicBuckets)
{
    /// <summary>No configuration on the bucket: all four are off.</summary>
    public static BlockPublicAccess None { get; } = new(false, false, false, false);
    public static BlockPublicAccess All { get; } = new(true, true, true, true);
}
