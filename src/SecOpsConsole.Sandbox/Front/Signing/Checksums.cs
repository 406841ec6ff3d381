using System.Security.Cryptography;

namespace SecOpsConsole.Sandbox.Front.Signing;

/// <summary>The checksums S3 takes in <c>x-amz-checksum-*</c> and Content-MD5, as Base64 of big-endian bytes.</summary>
internal static class Checksums
{
    private const string Prefix = "x-amz-checksum-";

    private static readonly ulong[] Crc32 = Table(0xEDB88320);
    private static readonly ulong[] Crc32C = Table(0x82F63B78);
    private static readonly ulong[] Crc64Nvme = Table(0x9A6C9329AC4BC9B5);

    /// <summary>Whether every checksum that the headers name fits the content.</summary>
    public static bool Fit(IEnumerable<KeyValuePair<string, string>> headers, byte[] content) =>
        headers.All(header => Compute(header.Key, content) is not { } computed || computed == header.Value.Trim());

    /// <summary>The checksum of a header's kind, or null when the header is no checksum.</summary>
    public static string? Compute(string header, byte[] content)
    {
        var name = header.ToLowerInvariant();
        return name switch
        {
            "content-md5" => Convert.ToBase64String(Md5(content)),
            Prefix + "crc32" => Base64(Crc(Crc32, content, uint.MaxValue), 4),
            Prefix + "crc32c" => Base64(Crc(Crc32C, content, uint.MaxValue), 4),
            Prefix + "crc64nvme" => Base64(Crc(Crc64Nvme, content, ulong.MaxValue), 8),
            Prefix + "sha1" => Convert.ToBase64String(Sha1(content)),
            Prefix + "sha256" => Convert.ToBase64String(SHA256.HashData(content)),
            _ => null,
        };
    }

    // S3's wire format asks for these two; nothing here relies on their strength.
#pragma warning disable CA5350, CA5351
    public static byte[] Md5(byte[] content) => MD5.HashData(content);

    private static byte[] Sha1(byte[] content) => SHA1.HashData(content);
#pragma warning restore CA5350, CA5351

    private static ulong[] Table(ulong reflectedPolynomial)
    {
        var table = new ulong[256];
        for (var i = 0; i < table.Length; i++)
        {
            var value = (ulong)i;
            for (var bit = 0; bit < 8; bit++)
            {
                value = (value & 1) == 1 ? (value >> 1) ^ reflectedPolynomial : value >> 1;
            }

            table[i] = value;
        }

        return table;
    }

    private static ulong Crc(ulong[] table, byte[] content, ulong mask)
    {
        var value = mask;
        foreach (var item in content)
        {
            value = table[(value ^ item) & 0xFF] ^ (value >> 8);
        }

        return value ^ mask;
    }

    private static string Base64(ulong value, int length)
    {
        Span<byte> bytes = stackalloc byte[8];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, value);
        return Convert.ToBase64String(bytes[(8 - length)..]);
    }
}
