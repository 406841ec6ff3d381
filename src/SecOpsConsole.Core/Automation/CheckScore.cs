using SecOpsConsole.Core.Shadow;

namespace SecOpsConsole.Core.Automation;

/// <summary>The scorecard of one check over all buckets.</summary>
public sealed record CheckScore(string Check, ShadowScore Score);
