using System.Security.Cryptography;
using System.Text;

namespace SecOpsConsole.Core.Audit;

/// <summary>
/// The secret of the audit chain. It lies outside the database: who can write the database alone cannot make a row that verifies.
/// </summary>
internal sealed class AuditKey
{
    /// <summary>Shorter keys could be guessed; longer ones bring nothing with SHA-256.</summary>
    private const int Shortest = 32;
    private const int Longest = 64;
    private readonly byte[] _secret;

    private AuditKey(byte[] secret)
    {
        _secret = secret;
        Id = Convert.ToHexStringLower(HMACSHA256.HashData(secret, "SecOpsConsole audit key"u8).AsSpan(0, 8));
    }

    /// <summary>A name of the key that may be shown and stored: it says nothing about the secret.</summary>
    public string Id { get; }

    public static AuditKey Make(out string text)
    {
        var secret = RandomNumberGenerator.GetBytes(Shortest);
        text = Convert.ToBase64String(secret);
        return new AuditKey(secret);
    }

    /// <summary>The key from its file's text: 32 to 64 bytes as base64. Null when it is none.</summary>
    public static AuditKey? Read(string text)
    {
        var buffer = new byte[Longest];
        return Convert.TryFromBase64String(text.Trim(), buffer, out var length) && length >= Shortest ? new AuditKey(buffer[..length]) : null;
    }

    public IncrementalHash Start() => IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _secret);

    /// <summary>A seal on something that is no row; <paramref name="purpose"/> keeps it from ever being taken for another kind.</summary>
    public string Seal(string purpose, ReadOnlySpan<byte> content)
    {
        using var mac = Start();
        mac.AppendData(Encoding.UTF8.GetBytes($"SecOpsConsole {purpose}\n"));
        mac.AppendData(content);
        return Convert.ToHexStringLower(mac.GetHashAndReset());
    }
}
