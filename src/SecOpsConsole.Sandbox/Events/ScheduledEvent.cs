namespace SecOpsConsole.Sandbox.Events;

/// <summary>An event that has not reached the bus yet. Lives in the state until it has been matched.</summary>
internal sealed record ScheduledEvent(string Id, string AccountId, string Region, string Envelope, DateTime DueUtc);
