namespace SecOpsConsole.Core.Intake;

/// <summary>The payload of an Ingest work item: which stored event to read.</summary>
public sealed record IngestPayload(long EventId);
