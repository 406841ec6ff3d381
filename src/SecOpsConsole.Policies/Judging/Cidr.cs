using System.Buffers;
using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;

namespace SecOpsConsole.Policies;

/// <summary>
/// An address range as IAM reads it. A parser of our own: <see cref="IPAddress.Parse(string)"/> takes <c>1</c>, <c>010.0.0.1</c> and
/// <c>0x7f.1</c>, and a range that AWS does not understand limits nobody.
/// </summary>
internal readonly record struct Cidr(bool IsIPv6, UInt128 First, int Prefix)
{
    /// <summary>Ranges of up to this size count as fixed values; broader ones as public (S3 user guide, "The meaning of public").</summary>
    public const int BroadestIPv4 = 8;

    public const int BroadestIPv6 = 32;

    private static readonly SearchValues<char> IPv6Characters = SearchValues.Create("0123456789abcdefABCDEF:.");

    public bool IsTooBroad => Prefix < (IsIPv6 ? BroadestIPv6 : BroadestIPv4);

    /// <summary>10/8, 172.16/12, 192.168/16: aws:SourceIp never holds such an address.</summary>
    public bool IsPrivate => !IsIPv6
        && ((Prefix >= 8 && First >> 24 == 10) || (Prefix >= 12 && First >> 20 == 0xAC1) || (Prefix >= 16 && First >> 16 == 0xC0A8));

    public UInt128 Last => First + (UInt128.One << ((IsIPv6 ? 128 : 32) - Prefix)) - 1;

    public static bool TryParse(ReadOnlySpan<char> text, out Cidr range)
    {
        range = default;
        var slash = text.IndexOf('/');
        var address = slash < 0 ? text : text[..slash];
        var isIPv6 = address.Contains(':');
        var bits = isIPv6 ? 128 : 32;
        var prefix = bits;
        if (slash >= 0 && !TryNumber(text[(slash + 1)..], bits, out prefix))
        {
            return false;
        }

        if (!(isIPv6 ? TryIPv6(address, out var value) : TryIPv4(address, out value)))
        {
            return false;
        }

        if (isIPv6 && value >> 32 == 0xFFFF && prefix >= 96)
        {
            // ::ffff:0:0/96 holds all of IPv4: judged by the rule for IPv4.
            (isIPv6, bits, prefix, value) = (false, 32, prefix - 96, value & uint.MaxValue);
        }

        var host = prefix == 0 ? UInt128.MaxValue : (UInt128.One << (bits - prefix)) - 1;
        range = new Cidr(isIPv6, value & ~host, prefix);
        return true;
    }

    private static bool TryIPv4(ReadOnlySpan<char> text, out UInt128 value)
    {
        value = 0;
        for (var part = 0; part < 4; part++)
        {
            var dot = text.IndexOf('.');
            var digits = part == 3 ? text : dot < 0 ? [] : text[..dot];
            if (!TryNumber(digits, 255, out var octet))
            {
                return false;
            }

            value = (value << 8) | (uint)octet;
            text = part == 3 ? [] : text[(dot + 1)..];
        }

        return true;
    }

    private static bool TryIPv6(ReadOnlySpan<char> text, out UInt128 value)
    {
        value = 0;
        // RFC 4291 forms only: no zone, no brackets, no port, which the framework would accept.
        if (text.Length > 45 || text.ContainsAnyExcept(IPv6Characters)
            || !IPAddress.TryParse(text, out var address) || address.AddressFamily != AddressFamily.InterNetworkV6)
        {
            return false;
        }

        Span<byte> bytes = stackalloc byte[16];
        address.TryWriteBytes(bytes, out _);
        value = BinaryPrimitives.ReadUInt128BigEndian(bytes);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<char> digits, int maximum, out int number)
    {
        number = 0;
        if (digits.Length is 0 or > 3 || (digits.Length > 1 && digits[0] == '0'))
        {
            return false;
        }

        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return false;
            }

            number = (number * 10) + digit - '0';
        }

        return number <= maximum;
    }
}
