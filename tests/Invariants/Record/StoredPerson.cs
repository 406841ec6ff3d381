namespace SecOpsConsole.Invariants.Record;

/// <summary>Somebody who may sign in or call the API; <paramref name="Name"/> is what the timeline calls them.</summary>
public sealed record StoredPerson(string Name, int Role);
