namespace SecOpsConsole.Sandbox.S3;

/// <summary>The four settings of S3 Block Public Access.</summary>
internal sealed record PublicAccessBlock(
    bool BlockPublicAcls, bool IgnorePublicAcls, bool BlockPublicPolicy, bool RestrictPublicBuckets)
{
    public static PublicAccessBlock On { get; } = new(true, true, true, true);
    public static PublicAccessBlock Off { get; } = new(false, false, false, false);
}
