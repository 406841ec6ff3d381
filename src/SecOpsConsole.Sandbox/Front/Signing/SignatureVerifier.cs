using System.Globalization;
using SecOpsConsole.Sandbox.Identities;

namespace SecOpsConsole.Sandbox.Front.Signing;

/// <summary>Verifies Signature Version 4 in the Authorization header, exactly; nothing is let through by trust.</summary>
internal sealed class SignatureVerifier(IdentityBook identities, TimeProvider time)
{
    public static readonly TimeSpan MaxSkew = TimeSpan.FromMinutes(15);

    private const string Unsigned = "UNSIGNED-PAYLOAD";
    private const string Streaming = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
    private const string StreamingTrailer = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
    private const string StreamingUnsigned = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

    public Verified Verify(RawRequest request)
    {
        if (request.Header("Authorization") is not { } header)
        {
            return request.RawQuery.Contains("X-Amz-Signature=", StringComparison.Ordinal)
                ? SignatureFault.Presigned
                : SignatureFault.Missing;
        }

        if (AuthorizationHeader.Parse(header) is not { } authorization
            || request.Header("x-amz-date") is not { } timestamp
            || !TryParseTime(timestamp, out var signedAt)
            || !timestamp.StartsWith(authorization.Date, StringComparison.Ordinal))
        {
            return SignatureFault.Malformed;
        }

        if (identities.FindKey(authorization.AccessKeyId) is not { } key)
        {
            return SignatureFault.UnknownKey;
        }

        return CheckSession(request, key, signedAt) ?? CheckSignature(request, authorization, key, timestamp);
    }

    /// <summary>The payload that a request without signature carries: only what needs no key to decode.</summary>
    public static Verified Anonymous(RawRequest request) =>
        Checksums.Fit(request.Headers, request.Body)
            ? new Verified(null, Caller.Anonymous, "", request.Body)
            : SignatureFault.BadChecksum;

    private Verified? CheckSession(RawRequest request, AccessKey key, DateTime signedAt)
    {
        var now = time.GetUtcNow().UtcDateTime;
        if (key.SessionToken is null
            ? request.Header("x-amz-security-token") is not null
            : !SigningKey.Same(key.SessionToken, request.Header("x-amz-security-token") ?? ""))
        {
            return SignatureFault.WrongToken;
        }

        if (key.ExpiresUtc < now)
        {
            return SignatureFault.Expired;
        }

        return (signedAt - now).Duration() > MaxSkew ? SignatureFault.Skewed : null;
    }

    private static Verified CheckSignature(RawRequest request, AuthorizationHeader authorization, AccessKey key, string timestamp)
    {
        if (!CoversHeaders(request, authorization))
        {
            return SignatureFault.UnsignedHeader;
        }

        var payloadHash = request.Header("x-amz-content-sha256");
        if (payloadHash is null && authorization.Service == "s3")
        {
            return SignatureFault.Malformed;
        }

        payloadHash ??= CanonicalRequest.Hash(request.Body);
        var signingKey = new SigningKey(key.Secret, authorization, timestamp);
        var expected = signingKey.SignRequest(CanonicalRequest.Build(request, authorization, payloadHash));
        if (!SigningKey.Same(expected, authorization.Signature))
        {
            return SignatureFault.Mismatch;
        }

        var payload = DecodePayload(request, payloadHash, signingKey, expected);
        return payload with { Caller = key.Caller, Region = authorization.Region };
    }

    /// <summary>The host and every x-amz- header must be under the signature, or it would protect nothing.</summary>
    private static bool CoversHeaders(RawRequest request, AuthorizationHeader authorization) =>
        authorization.SignedHeaders.Contains("host")
        && authorization.SignedHeaders.SequenceEqual(authorization.SignedHeaders.Order(StringComparer.Ordinal))
        && request.Headers.Keys
            .Select(name => name.ToLowerInvariant())
            .Where(name => name.StartsWith("x-amz-", StringComparison.Ordinal))
            .All(authorization.SignedHeaders.Contains);

    private static Verified DecodePayload(RawRequest request, string payloadHash, SigningKey key, string seedSignature) => payloadHash switch
    {
        Unsigned => Checked(request, request.Body),
        Streaming => Unchunk(request, new AwsChunked(request.Body, key, seedSignature), expectTrailer: false),
        StreamingTrailer => Unchunk(request, new AwsChunked(request.Body, key, seedSignature), expectTrailer: true),
        StreamingUnsigned => Unchunk(request, new AwsChunked(request.Body, null, seedSignature), expectTrailer: true),
        _ when payloadHash != CanonicalRequest.Hash(request.Body) => SignatureFault.PayloadMismatch,
        _ => Checked(request, request.Body),
    };

    private static Verified Unchunk(RawRequest request, AwsChunked chunked, bool expectTrailer)
    {
        if (!chunked.Decode(expectTrailer)
            || (request.Header("x-amz-decoded-content-length") is { } length && length != chunked.Content.Length.ToString()))
        {
            return SignatureFault.BadChunks;
        }

        // Every trailer that was announced must have come: a missing checksum is not a good one.
        var announced = (request.Header("x-amz-trailer") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (!announced.All(chunked.Trailers.ContainsKey))
        {
            return SignatureFault.BadChunks;
        }

        return Checksums.Fit(chunked.Trailers, chunked.Content) ? Checked(request, chunked.Content) : SignatureFault.BadChecksum;
    }

    private static Verified Checked(RawRequest request, byte[] content) =>
        Checksums.Fit(request.Headers, content)
            ? new Verified(null, Caller.Anonymous, "", content)
            : SignatureFault.BadChecksum;

    private static bool TryParseTime(string timestamp, out DateTime parsed) => DateTime.TryParseExact(
        timestamp, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out parsed);
}
