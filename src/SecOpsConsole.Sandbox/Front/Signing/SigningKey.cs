using System.Security.Cryptography;
using System.Text;

namespace SecOpsConsole.Sandbox.Front.Signing;

/// <summary>The key derived from a secret for one day, Region and service, and the signatures it makes.</summary>
internal sealed class SigningKey
{
    private readonly byte[] key;
    private readonly string scope;
    private readonly string timestamp;

    public SigningKey(string secret, AuthorizationHeader authorization, string timestamp)
    {
        var dated = Hmac(Encoding.UTF8.GetBytes("AWS4" + secret), authorization.Date);
        key = Hmac(Hmac(Hmac(dated, authorization.Region), authorization.Service), "aws4_request");
        scope = authorization.Scope;
        this.timestamp = timestamp;
    }

    public string SignRequest(string canonicalRequest) =>
        Sign($"{AuthorizationHeader.Algorithm}\n{timestamp}\n{scope}\n{CanonicalRequest.Hash(canonicalRequest)}");

    public string SignChunk(string previousSignature, ReadOnlySpan<byte> chunk) =>
        Sign($"{AuthorizationHeader.Algorithm}-PAYLOAD\n{timestamp}\n{scope}\n{previousSignature}\n{CanonicalRequest.Hash("")}\n{CanonicalRequest.Hash(chunk)}");

    public string SignTrailer(string previousSignature, string trailer) =>
        Sign($"{AuthorizationHeader.Algorithm}-TRAILER\n{timestamp}\n{scope}\n{previousSignature}\n{CanonicalRequest.Hash(trailer)}");

    public static bool Same(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));

    private static byte[] Hmac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));

    private string Sign(string text) => Convert.ToHexStringLower(Hmac(key, text));
}
