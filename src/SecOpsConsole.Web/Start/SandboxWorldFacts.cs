namespace SecOpsConsole.Web.Start;

/// <summary>What the sandbox says of its world.</summary>
internal sealed record SandboxWorldFacts(IReadOnlyList<string> Regions, IReadOnlyList<SandboxBucketFacts> Buckets);
