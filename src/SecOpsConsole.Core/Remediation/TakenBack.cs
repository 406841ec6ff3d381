namespace SecOpsConsole.Core.Remediation;

/// <summary>An automatic write that took a content away: when it was decided, when AWS accepted it, and the instant that the guards count with.</summary>
internal sealed record TakenBack(DateTime DecidedUtc, DateTime AtUtc, DateTime CountedUtc);
