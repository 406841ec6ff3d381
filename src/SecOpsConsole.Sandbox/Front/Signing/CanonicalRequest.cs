using System.Security.Cryptography;
using System.Text;

namespace SecOpsConsole.Sandbox.Front.Signing;

/// <summary>The canonical form that both sides sign (IAM user guide, "Create a signed AWS API request").</summary>
internal static class CanonicalRequest
{
    public static string Build(RawRequest request, AuthorizationHeader authorization, string payloadHash)
    {
        var text = new StringBuilder()
            .Append(request.Method).Append('\n')
            // S3 alone encodes the path once; all others sign the encoding of what is already encoded.
            .Append(authorization.Service == "s3" ? Path(Decode(request.RawPath)) : Path(Encoding.UTF8.GetBytes(request.RawPath)))
            .Append('\n')
            .Append(Query(request.RawQuery)).Append('\n');
        foreach (var name in authorization.SignedHeaders)
        {
            text.Append(name).Append(':').Append(Squeeze(request.Header(name) ?? "")).Append('\n');
        }

        return text.Append('\n').AppendJoin(';', authorization.SignedHeaders).Append('\n').Append(payloadHash).ToString();
    }

    public static string Hash(string text) => Hash(Encoding.UTF8.GetBytes(text));

    public static string Hash(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Splits a raw query into decoded pairs; a name without value has an empty one.</summary>
    public static IEnumerable<(string Name, string Value)> Pairs(string rawQuery) =>
        rawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair =>
        {
            var equals = pair.IndexOf('=', StringComparison.Ordinal);
            return equals < 0
                ? (Text(pair), "")
                : (Text(pair[..equals]), Text(pair[(equals + 1)..]));
        });

    /// <summary>Percent-decodes; a plus sign is a plus sign.</summary>
    public static string Text(string encoded) => Encoding.UTF8.GetString(Decode(encoded));

    public static string Encode(ReadOnlySpan<byte> bytes, bool keepSlash)
    {
        var text = new StringBuilder(bytes.Length);
        foreach (var value in bytes)
        {
            if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'-' or (byte)'_' or (byte)'.' or (byte)'~'
                || (keepSlash && value == '/'))
            {
                text.Append((char)value);
            }
            else
            {
                text.Append('%').Append(value.ToString("X2"));
            }
        }

        return text.ToString();
    }

    private static string Path(ReadOnlySpan<byte> path) => path.IsEmpty ? "/" : Encode(path, keepSlash: true);

    private static string Query(string rawQuery) => string.Join('&', Pairs(rawQuery)
        .Select(pair => (Name: Encode(Encoding.UTF8.GetBytes(pair.Name), false), Value: Encode(Encoding.UTF8.GetBytes(pair.Value), false)))
        .OrderBy(pair => pair.Name, StringComparer.Ordinal)
        .ThenBy(pair => pair.Value, StringComparer.Ordinal)
        .Select(pair => pair.Name + "=" + pair.Value));

    private static string Squeeze(string value) =>
        string.Join(' ', value.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static byte[] Decode(string encoded)
    {
        var source = Encoding.UTF8.GetBytes(encoded);
        var target = new List<byte>(source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            if (source[i] == '%' && i + 2 < source.Length
                && char.IsAsciiHexDigit((char)source[i + 1]) && char.IsAsciiHexDigit((char)source[i + 2]))
            {
                target.AddRange(Convert.FromHexString(Encoding.ASCII.GetString(source, i + 1, 2)));
                i += 2;
            }
            else
            {
                target.Add(source[i]);
            }
        }

        return [.. target];
    }
}
