using SecOpsConsole.Core.Buckets;

namespace SecOpsConsole.Web.Start;

/// <summary>A bucket of the sandbox and the mode that shows the console at work; null: the default.</summary>
internal sealed record SandboxBucketFacts(string Name, string Region, AutomaticMode? SuggestedMode);
