namespace SecOpsConsole.Core.Intake;

/// <summary>One event as a list shows it.</summary>
public sealed record EventRow(
    long Id,
    string EnvelopeId,
    DateTime ReceivedUtc,
    EventStatus Status,
    string? Source,
    string? DetailType,
    string? Name,
    string? AccountId,
    string? Region,
    string? BucketName,
    DateTime? EventUtc,
    string? Note);
