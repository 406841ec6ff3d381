namespace SecOpsConsole.Core.Remediation;

/// <summary>The payload of a Breaker work item: which trip it belongs to, so that one that was resumed meanwhile is left alone.</summary>
internal sealed record BreakerPayload(string AccountId, DateTime SinceUtc);
