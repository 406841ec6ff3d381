namespace SecOpsConsole.Sandbox.Events.Delivery;

/// <summary>What came of one request: a status and perhaps a Retry-After in seconds, or an error code.</summary>
internal sealed record InvocationOutcome(int? HttpStatus, string? Error, double? RetryAfterSeconds)
{
    public const string Timeout = "TIMEOUT";

    public const string ConnectionFailure = "CONNECTION_FAILURE";

    /// <summary>The destination, its connection or its OAuth token is missing: permanent, as NO_RESOURCE is in AWS.</summary>
    public const string NoResource = "NO_RESOURCE";
}
