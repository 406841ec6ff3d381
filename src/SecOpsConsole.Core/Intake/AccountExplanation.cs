namespace SecOpsConsole.Core.Intake;

/// <summary>A change of a whole account that explains what is true of its buckets now.</summary>
internal sealed record AccountExplanation(EventFacts.AccountChange Change, long EventId, DateTime AtUtc);
