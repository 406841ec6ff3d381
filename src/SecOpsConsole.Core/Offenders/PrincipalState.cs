using SecOpsConsole.Core.Remediation;

namespace SecOpsConsole.Core.Offenders;

/// <summary>Our policy on a principal, and the names of all inline policies beside it.</summary>
internal sealed record PrincipalState(string Fingerprint, string? Text, IReadOnlyList<string> InlinePolicyNames) : SubjectState(Fingerprint, Text);
