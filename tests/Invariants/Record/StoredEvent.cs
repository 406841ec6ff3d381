namespace SecOpsConsole.Invariants.Record;

/// <summary>A row of InboxEvents.</summary>
public sealed record StoredEvent(long Id, string EnvelopeId, string Status, string? Note, string? Name, string? BucketName);
