using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Shadow;

/// <summary>Changes that automatic mode would have made and a person wanted to stay.</summary>
public sealed record DangerousDecisions(RemediationActionId Action, PersonDecision Decision, string Who, int Count);
