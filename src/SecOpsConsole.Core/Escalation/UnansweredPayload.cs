namespace SecOpsConsole.Core.Escalation;

/// <summary>Asks for the escalations that nobody answered in time; it names none, because the store says which.</summary>
internal sealed record UnansweredPayload;
