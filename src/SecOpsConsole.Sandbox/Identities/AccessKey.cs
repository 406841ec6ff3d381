namespace SecOpsConsole.Sandbox.Identities;

/// <summary>A key pair and whom it stands for. Temporary ones have a session token and an end.</summary>
internal sealed record AccessKey
{
    public required string Id { get; init; }

    public required string Secret { get; init; }

    public string? SessionToken { get; init; }

    public DateTime? ExpiresUtc { get; init; }

    public required Caller Caller { get; init; }

    /// <summary>Set for the fixed identities that the control API hands out.</summary>
    public string? Name { get; init; }

    /// <summary>The identity's own ARN (a role's, where the caller's is the session's).</summary>
    public string? IdentityArn { get; init; }
}
