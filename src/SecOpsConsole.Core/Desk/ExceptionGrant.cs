namespace SecOpsConsole.Core.Desk;

/// <summary>What somebody wants to grant.</summary>
/// <param name="Owner">The person or team that answers for the risk.</param>
/// <param name="Reason">Why it is accepted.</param>
/// <param name="ExpiresUtc">Until when; null for the default.</param>
public sealed record ExceptionGrant(string Owner, string Reason, DateTime? ExpiresUtc = null);
