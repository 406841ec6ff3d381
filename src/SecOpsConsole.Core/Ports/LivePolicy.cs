namespace SecOpsConsole.Core.Ports;

/// <summary>The policy that a bucket has now; <paramref name="Text"/> is null when it has none (NoSuchBucketPolicy).</summary>
public sealed record LivePolicy(string? Text);
