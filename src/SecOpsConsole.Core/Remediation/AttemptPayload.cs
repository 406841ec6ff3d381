namespace SecOpsConsole.Core.Remediation;

/// <summary>The payload of a Remediate or Verify work item: which attempt to carry on.</summary>
internal sealed record AttemptPayload(long AttemptId);
