namespace SecOpsConsole.Sandbox.Events.Delivery;

/// <summary>One HTTP request to an API destination: a status when it answered, else an error code.</summary>
internal sealed record DeliveryAttempt(DateTime AtUtc, int? HttpStatus, string? Error, int DurationMs);
