namespace SecOpsConsole.Core.Remediation;

/// <summary>An automatic write that took a content away: when it was decided, and when AWS accepted it.</summary>
internal sealed record TakenBack(DateTime DecidedUtc, DateTime AtUtc);
