using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace SecOpsConsole.Core.People;

/// <summary>
/// Random secrets of 256 bits. Because they are random, a plain SHA-256 is enough to store them (OWASP ASVS 6.5.2);
/// the secret itself is shown once and never kept.
/// </summary>
internal static class Secret
{
    /// <summary>No secret of ours is longer; longer input is refused before it is hashed.</summary>
    public const int LongestText = 200;

    public static string Create(string prefix = "") => prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static string Hash(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <summary>Compares two hashes without telling by its duration where they differ.</summary>
    public static bool Same(string hash, string otherHash) =>
        CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(hash), Encoding.ASCII.GetBytes(otherHash));
}
