namespace SecOpsConsole.Invariants.Record;

/// <summary>The four flags of Block Public Access.</summary>
public sealed record AwsBlock(bool BlockPublicAcls, bool IgnorePublicAcls, bool BlockPublicPolicy, bool RestrictPublicBuckets);
