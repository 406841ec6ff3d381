namespace SecOpsConsole.Core.Ports;

/// <summary>
/// A user's or role's inline policies as IAM has them now: all names, and the text of the one that was asked for (null: it is not
/// there). <paramref name="UniqueId"/> is <c>AIDA…</c> or <c>AROA…</c>.
/// </summary>
public sealed record PrincipalPolicies(string UniqueId, IReadOnlyList<string> InlinePolicyNames, string? Text);
