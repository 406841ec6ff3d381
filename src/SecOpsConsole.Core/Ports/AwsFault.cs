namespace SecOpsConsole.Core.Ports;

/// <summary>
/// Why an AWS call failed. <paramref name="OutcomeUnknown"/> is true when a write was sent and no answer came:
/// it may have taken effect, so read back before anything else.
/// </summary>
public sealed record AwsFault(AwsFaultKind Kind, string Code, string Message, string? RequestId, bool OutcomeUnknown = false);
