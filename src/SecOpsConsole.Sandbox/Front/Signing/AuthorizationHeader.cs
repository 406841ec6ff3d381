namespace SecOpsConsole.Sandbox.Front.Signing;

/// <summary>
/// <c>AWS4-HMAC-SHA256 Credential=AKID/20261122/eu-west-1/s3/aws4_request, SignedHeaders=a;b, Signature=hex</c>
/// (IAM user guide, "Signature Version 4").
/// </summary>
internal sealed record AuthorizationHeader(
    string AccessKeyId, string Date, string Region, string Service, IReadOnlyList<string> SignedHeaders, string Signature)
{
    public const string Algorithm = "AWS4-HMAC-SHA256";

    public string Scope => $"{Date}/{Region}/{Service}/aws4_request";

    public static AuthorizationHeader? Parse(string? value)
    {
        if (value is null || !value.StartsWith(Algorithm + " ", StringComparison.Ordinal))
        {
            return null;
        }

        var parts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in value[Algorithm.Length..].Split(',', StringSplitOptions.TrimEntries))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0 || !parts.TryAdd(part[..equals], part[(equals + 1)..]))
            {
                return null;
            }
        }

        return parts.TryGetValue("Credential", out var credential)
            && parts.TryGetValue("SignedHeaders", out var signed)
            && parts.TryGetValue("Signature", out var signature)
            && credential.Split('/') is [var id, { Length: 8 } date, var region, var service, "aws4_request"]
            ? new AuthorizationHeader(id, date, region, service, signed.Split(';'), signature)
            : null;
    }
}
