namespace SecOpsConsole.Core.People;

/// <summary>A one-time sign-in link; only the SHA-256 of its secret is stored.</summary>
public sealed class SignInLink
{
    public long Id { get; set; }
    public required string SecretHash { get; set; }
    public long PersonId { get; set; }
    public DateTime CreatedUtc { get; set; }
    public DateTime ExpiresUtc { get; set; }
    public DateTime? UsedUtc { get; set; }
}
