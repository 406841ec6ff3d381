using System.Security.Cryptography;
using System.Text;

namespace SecOpsConsole.Sandbox.Tests.Wire;

/// <summary>A second, separate implementation of Signature Version 4: the sandbox's own is what is being tested.</summary>
internal sealed class TestSigner(Keys keys, string region, string service)
{
    public const string EmptyHash = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private string? stamp;

    public DateTimeOffset Now { get; init; } = TimeProvider.System.GetUtcNow();

    public string Stamp => stamp ??= Now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'");

    private string Scope => $"{Stamp[..8]}/{region}/{service}/aws4_request";

    /// <summary>Signs all headers of the request and adds Authorization; path and query must come encoded as they are signed.</summary>
    public string Sign(HttpRequestMessage request, Uri endpoint, string payloadHash)
    {
        request.Headers.TryAddWithoutValidation("x-amz-date", Stamp);
        if (service == "s3")
        {
            request.Headers.TryAddWithoutValidation("x-amz-content-sha256", payloadHash);
        }

        if (keys.Token is { } token)
        {
            request.Headers.TryAddWithoutValidation("x-amz-security-token", token);
        }

        var signed = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = endpoint.Authority };
        foreach (var header in request.Headers)
        {
            signed[header.Key.ToLowerInvariant()] = string.Join(',', header.Value);
        }

        var target = request.RequestUri!.OriginalString;
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? target : target[..question];
        var query = (question < 0 ? "" : target[(question + 1)..]).Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Contains('=', StringComparison.Ordinal) ? pair : pair + "=").Order(StringComparer.Ordinal);
        var names = string.Join(';', signed.Keys);
        var canonical = string.Join('\n',
            request.Method.Method, path, string.Join('&', query),
            string.Concat(signed.Select(header => $"{header.Key}:{header.Value.Trim()}\n")), names, payloadHash);
        var signature = Seal($"AWS4-HMAC-SHA256\n{Stamp}\n{Scope}\n{Hash(Encoding.UTF8.GetBytes(canonical))}");
        request.Headers.TryAddWithoutValidation("Authorization",
            $"AWS4-HMAC-SHA256 Credential={keys.Id}/{Scope}, SignedHeaders={names}, Signature={signature}");
        return signature;
    }

    public string SignChunk(string previous, byte[] chunk) =>
        Seal($"AWS4-HMAC-SHA256-PAYLOAD\n{Stamp}\n{Scope}\n{previous}\n{EmptyHash}\n{Hash(chunk)}");

    public string SignTrailer(string previous, string trailer) =>
        Seal($"AWS4-HMAC-SHA256-TRAILER\n{Stamp}\n{Scope}\n{previous}\n{Hash(Encoding.UTF8.GetBytes(trailer))}");

    public static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private string Seal(string text)
    {
        var key = Encoding.UTF8.GetBytes("AWS4" + keys.Secret);
        foreach (var part in new[] { Stamp[..8], region, service, "aws4_request", text })
        {
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(part));
        }

        return Convert.ToHexStringLower(key);
    }
}
