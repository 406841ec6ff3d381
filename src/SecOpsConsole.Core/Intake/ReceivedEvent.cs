namespace SecOpsConsole.Core.Intake;

/// <summary>One event cut out of a body, with the few fields that the list shows. <paramref name="Problem"/> is set when it cannot be read.</summary>
internal readonly record struct ReceivedEvent(
    string EnvelopeId,
    ReadOnlyMemory<byte> Body,
    string? Source,
    string? DetailType,
    string? AccountId,
    string? Region,
    DateTime? EventUtc,
    string? Problem);
