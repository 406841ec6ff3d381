namespace SecOpsConsole.Sandbox.Identities;

/// <summary>A role that can be assumed.</summary>
internal sealed record RoleRecord
{
    public required string Arn { get; init; }

    public required string Name { get; init; }

    /// <summary><c>AROA…</c></summary>
    public required string Id { get; init; }

    public required string AccountId { get; init; }

    /// <summary>ARNs of users and roles that may assume it; a session counts as its role.</summary>
    public required IReadOnlyList<string> TrustedArns { get; init; }

    /// <summary>The trust policy's sts:ExternalId condition.</summary>
    public string? ExternalId { get; init; }

    /// <summary>Null allows every action.</summary>
    public IReadOnlyList<string>? AllowedActions { get; init; }
}
