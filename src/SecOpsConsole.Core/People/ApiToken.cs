namespace SecOpsConsole.Core.People;

/// <summary>A bearer token of the API; only the SHA-256 of its secret is stored.</summary>
public sealed class ApiToken
{
    public long Id { get; set; }
    public required string Name { get; set; }
    public required string SecretHash { get; set; }
    public Role Role { get; set; }
    public DateTime CreatedUtc { get; set; }
    /// <summary>The person who made it; null for the operator's verb, or before this was recorded.</summary>
    public long? CreatedByPersonId { get; set; }
    public DateTime? LastUsedUtc { get; set; }
    public DateTime? RevokedUtc { get; set; }
}
