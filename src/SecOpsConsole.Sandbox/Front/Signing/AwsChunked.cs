using System.Buffers;
using System.Globalization;
using System.Text;

namespace SecOpsConsole.Sandbox.Front.Signing;

/// <summary>
/// Decodes <c>Content-Encoding: aws-chunked</c> (S3 API reference, "Signature calculations: transferring payload in
/// multiple chunks", and the trailing-header variant). With a key every chunk signature and the trailer's are checked.
/// </summary>
internal sealed class AwsChunked(byte[] body, SigningKey? key, string seedSignature)
{
    private readonly ArrayBufferWriter<byte> content = new();
    private readonly Dictionary<string, string> trailers = new(StringComparer.OrdinalIgnoreCase);
    private string previous = seedSignature;
    private int position;

    public byte[] Content => content.WrittenSpan.ToArray();

    public IReadOnlyDictionary<string, string> Trailers => trailers;

    /// <summary>False when the framing or a signature is wrong.</summary>
    public bool Decode(bool expectTrailer)
    {
        while (true)
        {
            if (ReadLine() is not { } head || !TryParseHead(head, out var size, out var signature)
                || size > body.Length - position)
            {
                return false;
            }

            var chunk = body.AsSpan(position, size);
            if (!ChunkFits(chunk, signature))
            {
                return false;
            }

            content.Write(chunk);
            position += size;
            if (size == 0)
            {
                return ReadTrailers(expectTrailer);
            }

            if (ReadLine() is not "")
            {
                return false;
            }
        }
    }

    private static bool TryParseHead(string head, out int size, out string? signature)
    {
        const string Extension = "chunk-signature=";
        var parts = head.Split(';', 2);
        signature = parts.Length == 2 && parts[1].StartsWith(Extension, StringComparison.Ordinal) ? parts[1][Extension.Length..] : null;
        return int.TryParse(parts[0], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out size) && size >= 0;
    }

    private bool ChunkFits(ReadOnlySpan<byte> chunk, string? signature)
    {
        if (key is null)
        {
            return true;
        }

        var expected = key.SignChunk(previous, chunk);
        previous = expected;
        return signature is not null && SigningKey.Same(expected, signature);
    }

    private bool ReadTrailers(bool expected)
    {
        const string SignatureName = "x-amz-trailer-signature";
        var signed = new StringBuilder();
        string? signature = null;
        while (ReadLine() is { } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
            {
                continue;
            }

            var name = line[..colon].Trim().ToLowerInvariant();
            var value = line[(colon + 1)..].Trim();
            if (name == SignatureName)
            {
                signature = value;
                continue;
            }

            trailers[name] = value;
            signed.Append(name).Append(':').Append(value).Append('\n');
        }

        return !expected
            ? trailers.Count == 0
            : key is null || (signature is not null && SigningKey.Same(key.SignTrailer(previous, signed.ToString()), signature));
    }

    /// <summary>A line up to LF, without CR and LF; null at the end.</summary>
    private string? ReadLine()
    {
        var rest = body.AsSpan(position);
        if (rest.IsEmpty)
        {
            return null;
        }

        var end = rest.IndexOf((byte)'\n');
        var line = end < 0 ? rest : rest[..end];
        position += end < 0 ? rest.Length : end + 1;
        return Encoding.ASCII.GetString(line).TrimEnd('\r');
    }
}
